import { style } from '@vanilla-extract/css';
import { color, media } from '@/modules/ui/tokens.css';

export const tools = style({ display: 'flex', alignItems: 'center', gap: 16, marginBlock: -12 });
export const hint = style({
  flex: 1,
  color: color.ink3,
  fontSize: 12,
  lineHeight: '18px',
  '@media': { [media.narrow]: { display: 'none' } },
});
