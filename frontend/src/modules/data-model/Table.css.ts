/** Tables of objects and fields: hairlines, and rows that are links as a whole. */
import { style } from '@vanilla-extract/css';
import { color, family, font, media, radius, weight } from '@/modules/ui/tokens.css';

export const table = style({ borderCollapse: 'separate', borderSpacing: 0, width: '100%', tableLayout: 'auto' });

export const head = style({
  font: font.header,
  color: color.ink2,
  textAlign: 'start',
  padding: '0 8px 8px',
  borderBottom: `1px solid ${color.line}`,
  whiteSpace: 'nowrap',
});
export const headNumber = style([head, { textAlign: 'end', width: 72 }]);
export const headAside = style([
  head,
  { width: 120, paddingLeft: 24, '@media': { [media.narrow]: { display: 'none' } } },
]);

export const row = style({
  position: 'relative',
  selectors: { '&:hover': { background: color.rowHover }, '&[data-quiet]': { color: color.ink3 } },
});
const cell = style({ borderBottom: `1px solid ${color.line}`, padding: '8px', verticalAlign: 'middle' });
export const first = style([cell, { textAlign: 'start', fontWeight: weight.text, width: 'auto', maxWidth: 0 }]);
export const number = style([
  cell,
  { textAlign: 'end', fontVariantNumeric: 'tabular-nums', color: color.ink2, whiteSpace: 'nowrap' },
]);
export const aside = style([
  cell,
  { color: color.ink2, paddingLeft: 24, whiteSpace: 'nowrap', '@media': { [media.narrow]: { display: 'none' } } },
]);

export const named = style({ display: 'flex', alignItems: 'center', gap: 12, minHeight: 36 });
export const words = style({ display: 'flex', flexDirection: 'column', gap: 1, minWidth: 0, flex: 1 });
const oneLine = style({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
export const link = style([
  oneLine,
  {
    fontWeight: weight.name,
    color: 'inherit',
    textDecoration: 'none',
    outline: 'none',
    // The whole row is the target; what else can be pressed in it lies above.
    '::after': { content: '""', position: 'absolute', inset: 0, borderRadius: radius.m },
    selectors: {
      '&:focus-visible::after': { outline: `2px solid ${color.focus}`, outlineOffset: -2 },
    },
  },
]);
export const plainName = style([oneLine, { fontWeight: weight.name }]);
export const detail = style([oneLine, { color: color.ink3, fontSize: 12, lineHeight: '18px' }]);
export const code = style({ fontFamily: family.mono, fontSize: 11.5, color: color.ink3 });
export const above = style({ position: 'relative', zIndex: 1 });
