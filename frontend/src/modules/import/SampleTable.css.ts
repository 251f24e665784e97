import { style } from '@vanilla-extract/css';
import { color, font, radius } from '@/modules/ui/tokens.css';

export const frame = style({ overflow: 'auto', borderRadius: radius.l, boxShadow: `inset 0 0 0 1px ${color.line}` });
export const table = style({ borderCollapse: 'collapse', minWidth: '100%' });
const cell = style({
  maxWidth: 220,
  height: 32,
  padding: '0 12px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: 'start',
});
export const head = style([cell, { font: font.header, color: color.ink2 }]);
export const data = style([cell, { borderTop: `1px solid ${color.line}` }]);
