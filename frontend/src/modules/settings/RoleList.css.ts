import { style } from '@vanilla-extract/css';
import { color, font, media, weight } from '@/modules/ui/tokens.css';

export const frame = style({ overflowX: 'auto' });
export const table = style({ borderCollapse: 'collapse', width: '100%' });
export const head = style({
  font: font.header,
  color: color.ink2,
  padding: '0 8px 8px',
  textAlign: 'center',
  whiteSpace: 'nowrap',
});
export const headFirst = style([head, { textAlign: 'start', paddingLeft: 0 }]);
export const cell = style({
  borderTop: `1px solid ${color.line}`,
  padding: '12px 8px',
  textAlign: 'center',
  verticalAlign: 'middle',
  color: color.accentInk,
});
export const role = style([
  cell,
  {
    textAlign: 'start',
    paddingLeft: 0,
    color: color.ink,
    minWidth: 180,
    '@media': { [media.narrow]: { minWidth: 140 } },
  },
]);
export const label = style({ fontWeight: weight.name });
export const detail = style({
  color: color.ink3,
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: weight.text,
  textWrap: 'pretty',
});
export const none = style({ color: color.lineStrong });
