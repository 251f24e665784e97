import { style } from '@vanilla-extract/css';
import { color, font, size, weight } from '@/modules/ui/tokens.css';

export const list = style({
  display: 'flex',
  flexDirection: 'column',
  maxWidth: size.settings,
  borderTop: `1px solid ${color.line}`,
});
export const row = style({
  display: 'flex',
  alignItems: 'center',
  gap: 16,
  padding: '12px 0',
  borderBottom: `1px solid ${color.line}`,
  flexWrap: 'wrap',
});
export const words = style({ flex: '1 1 260px', minWidth: 0 });
export const name = style({ fontWeight: weight.name });
export const note = style({ font: font.meta, color: color.ink3, textWrap: 'pretty' });
