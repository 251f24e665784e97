import { style } from '@vanilla-extract/css';
import { color, font, radius, weight } from '@/modules/ui/tokens.css';

export const cardHeight = 68;

export const scroller = style({
  position: 'relative',
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  overscrollBehavior: 'contain',
  contain: 'strict',
  outline: 'none',
});
export const list = style({ position: 'relative' });
export const card = style({
  position: 'absolute',
  insetInline: 0,
  top: 0,
  display: 'flex',
  height: cardHeight,
  boxShadow: `inset 0 -1px 0 ${color.line}`,
  selectors: { '&[data-leaving]': { opacity: 0.45 } },
});
export const open = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  flex: 1,
  minWidth: 0,
  padding: '0 16px',
  textAlign: 'start',
  selectors: { '&:focus-visible': { outlineOffset: -2 }, '&:active': { background: color.rowHover } },
});
export const words = style({ flex: 1, minWidth: 0, display: 'grid', gap: 2 });
export const title = style({
  fontSize: 15,
  lineHeight: '20px',
  fontWeight: weight.name,
  color: color.ink,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const facts = style({
  display: 'flex',
  gap: 6,
  alignItems: 'center',
  height: 22,
  overflow: 'hidden',
  font: font.base,
  color: color.ink3,
});
export const fact = style({
  flex: 'none',
  maxWidth: '60%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  selectors: {
    // The last one takes the room that is left.
    '&:last-child': { flex: '0 1 auto', minWidth: 0, maxWidth: 'none' },
    '&:not(:first-child)::before': { content: '"·"', marginRight: 6, color: color.ink3 },
  },
});
export const bone = style({ height: 10, width: '50%', borderRadius: 5, background: color.sunken });
export const thinBone = style([bone, { width: '30%' }]);
export const roundBone = style({
  width: 36,
  height: 36,
  flex: 'none',
  borderRadius: radius.full,
  background: color.sunken,
});
