import { style } from '@vanilla-extract/css';
import { color, family, font, media, radius, weight } from '@/modules/ui/tokens.css';

export const head = style({ display: 'flex', alignItems: 'center', gap: 14, flexWrap: 'wrap' });
export const words = style({ flex: '1 1 260px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: 2 });
export const title = style({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  font: `${weight.serif} 23px/28px ${family.display}`,
  letterSpacing: '-0.012em',
});
export const state = style({
  font: font.meta,
  letterSpacing: 0,
  color: color.ink2,
  background: color.sunken,
  borderRadius: radius.full,
  padding: '2px 8px',
});
export const line = style({ color: color.ink2, textWrap: 'pretty' });
export const code = style({ fontSize: 12, color: color.ink3, marginLeft: 4 });
export const actions = style({ display: 'flex', gap: 8, '@media': { [media.narrow]: { width: '100%' } } });
