import { style } from '@vanilla-extract/css';
import { color, font, media, weight } from '@/modules/ui/tokens.css';

export const list = style({ display: 'flex', flexDirection: 'column' });
export const row = style({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 140px minmax(0, 1fr)',
  alignItems: 'center',
  gap: 12,
  padding: '10px 8px',
  borderBottom: `1px solid ${color.line}`,
  '@media': { [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 6 } },
});
export const side = style({ display: 'flex', alignItems: 'center', gap: 12, minWidth: 0 });
export const words = style({ display: 'flex', flexDirection: 'column', minWidth: 0, alignItems: 'flex-start' });
const link = style({
  maxWidth: '100%',
  color: 'inherit',
  textDecoration: 'none',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  ':hover': { textDecoration: 'underline', textDecorationColor: color.lineStrong, textUnderlineOffset: 3 },
  '@media': { '(pointer: coarse)': { padding: '4px 0' } },
});
export const object = style([link, { fontWeight: weight.name, minHeight: 24, lineHeight: '24px' }]);
export const field = style([
  link,
  { display: 'inline-flex', alignItems: 'center', gap: 5, minHeight: 24, color: color.ink2, fontSize: 12 },
]);
export const middle = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 2,
  font: font.meta,
  color: color.ink3,
  '@media': { [media.narrow]: { flexDirection: 'row', paddingLeft: 40 } },
});
