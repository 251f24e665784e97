import { globalStyle, style } from '@vanilla-extract/css';
import { color, family, font, media, motion, radius, weight } from '@/modules/ui/tokens.css';

export const rowHeight = 36;
export const headerHeight = 34;
export const footerHeight = 34;
/** Of the first column, where the checkbox stands. */
export const checkSpace = 42;

export const frame = style({ position: 'relative', display: 'flex', flex: 1, minHeight: 0, minWidth: 0 });

export const scroller = style({
  position: 'relative',
  flex: 1,
  minWidth: 0,
  overflow: 'auto',
  overscrollBehavior: 'contain',
  contain: 'strict',
  scrollbarWidth: 'thin',
  scrollbarColor: `${color.lineStrong} transparent`,
  outline: 'none',
  userSelect: 'none',
});

export const header = style({
  position: 'sticky',
  top: 0,
  zIndex: 4,
  height: headerHeight,
  minWidth: '100%',
  background: color.surface,
  boxShadow: `inset 0 -1px 0 ${color.line}`,
});

export const headerCell = style({
  position: 'absolute',
  top: 0,
  height: headerHeight,
  display: 'flex',
  alignItems: 'center',
  gap: 5,
  padding: '0 8px',
  font: font.header,
  fontWeight: 500,
  color: color.ink3,
  whiteSpace: 'nowrap',
  cursor: 'default',
  transition: `color ${motion.hover} ${motion.ease}`,
  selectors: {
    '&:hover, &[data-menu]': { color: color.ink },
    '&[data-active]::after': {
      content: '""',
      position: 'absolute',
      inset: 1,
      borderRadius: radius.s,
      boxShadow: `inset 0 0 0 2px ${color.focus}`,
      pointerEvents: 'none',
    },
    '&[data-end]': { justifyContent: 'flex-end' },
    '&[data-dragged]': { opacity: 0.45 },
    '&[data-drop]::before': {
      content: '""',
      position: 'absolute',
      insetBlock: 4,
      left: -1,
      width: 2,
      borderRadius: radius.full,
      background: color.accent,
    },
  },
});

export const firstHeaderCell = style([
  headerCell,
  {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    paddingLeft: checkSpace,
    background: color.surface,
    boxShadow: `inset 0 -1px 0 ${color.line}`,
  },
]);

export const headerText = style({ overflow: 'hidden', textOverflow: 'ellipsis' });
export const sortMark = style({ flex: 'none', color: color.accent });

export const resizer = style({
  position: 'absolute',
  right: -4,
  top: 0,
  bottom: 0,
  zIndex: 2,
  width: 9,
  cursor: 'col-resize',
  touchAction: 'none',
  '::after': {
    content: '""',
    position: 'absolute',
    left: 4,
    top: 8,
    bottom: 8,
    width: 1,
    background: color.accent,
    opacity: 0,
    transition: `opacity ${motion.hover} ${motion.ease}`,
  },
  selectors: { '&:hover::after, &:active::after': { opacity: 1 } },
});

export const body = style({ position: 'relative', minWidth: '100%' });

export const row = style({
  position: 'absolute',
  left: 0,
  top: 0,
  minWidth: '100%',
  height: rowHeight,
  contain: 'layout style',
  background: color.surface,
  boxShadow: `inset 0 -1px 0 ${color.line}`,
  selectors: {
    '&:hover': { background: color.rowHover },
    '&[aria-selected=true], &[data-opened]': { background: color.rowSelected },
    '&[data-leaving]': { opacity: 0.45, transition: `opacity ${motion.panel} ${motion.ease}` },
  },
});

export const cell = style({
  position: 'absolute',
  top: 0,
  height: rowHeight,
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  padding: '0 8px',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  color: color.ink2,
  cursor: 'default',
});

/** Words need no layout of their own: one line, cut where the cell ends. */
export const wordsCell = style([cell, { display: 'block', lineHeight: `${rowHeight}px`, textOverflow: 'ellipsis' }]);

export const endCell = style([
  cell,
  { justifyContent: 'flex-end', fontVariantNumeric: 'tabular-nums', color: color.ink },
]);

export const firstCell = style([
  cell,
  {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    paddingLeft: 14,
    color: color.ink,
    fontWeight: weight.name,
    background: 'inherit',
    boxShadow: `inset 0 -1px 0 ${color.line}`,
  },
]);

/** Content lies under it once the table is scrolled sideways. */
globalStyle(`${scroller}[data-scrolled] ${firstCell}, ${scroller}[data-scrolled] ${firstHeaderCell}`, {
  boxShadow: `inset 0 -1px 0 ${color.line}, 1px 0 0 ${color.line}, 6px 0 10px -8px rgb(0 0 0 / .18)`,
});

export const check = style({
  position: 'relative',
  flex: 'none',
  width: 15,
  height: 15,
  marginRight: 4,
  borderRadius: radius.s,
  background: color.surface,
  boxShadow: `inset 0 0 0 1.5px ${color.control}`,
  opacity: 0,
  '::before': { content: '""', position: 'absolute', inset: '-11px -8px -11px -14px' },
  selectors: {
    [`${row}:hover &, ${scroller}[data-selecting] &`]: { opacity: 1 },
    [`${row}[aria-selected=true] &, &[data-on]`]: { background: color.accent, boxShadow: 'none', opacity: 1 },
    [`${row}[aria-selected=true] &::after, &[data-on]::after`]: {
      content: '""',
      position: 'absolute',
      left: 5,
      top: 2,
      width: 4.5,
      height: 8,
      border: `solid ${color.onAccent}`,
      borderWidth: '0 1.8px 1.8px 0',
      rotate: '42deg',
    },
  },
});

export const headerCheck = style([
  check,
  {
    position: 'absolute',
    left: 14,
    top: 9.5,
    selectors: { [`${firstHeaderCell}:hover &, ${scroller}[data-selecting] &, &[data-on]`]: { opacity: 1 } },
  },
]);

export const open = style({
  position: 'absolute',
  right: 6,
  display: 'none',
  alignItems: 'center',
  height: 24,
  padding: '0 8px',
  borderRadius: radius.m,
  background: color.raised,
  boxShadow: color.shadowRest,
  font: font.meta,
  fontWeight: weight.label,
  fontStyle: 'normal',
  color: color.ink2,
  cursor: 'pointer',
  selectors: { [`${row}:hover &`]: { display: 'flex' }, '&:hover': { color: color.accentInk } },
});

export const footer = style({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  flex: 'none',
  height: footerHeight,
  padding: `0 16px 0 ${checkSpace + 2}px`,
  boxShadow: `inset 0 1px 0 ${color.line}`,
  fontSize: 12,
  color: color.ink3,
  fontVariantNumeric: 'tabular-nums',
  '@media': { [media.narrow]: { paddingLeft: 16 } },
});

/** Before the name of a field that is worked out of others. */
export const derived = style({ flex: 'none', font: `italic 480 13px/16px ${family.display}`, color: color.ink3 });

export const pill = style({
  position: 'absolute',
  top: headerHeight + 10,
  left: '50%',
  zIndex: 5,
  translate: '-50%',
  height: 28,
  padding: '0 12px',
  borderRadius: radius.full,
  background: color.sparkSoft,
  color: color.ink,
  boxShadow: color.shadowFloat,
  fontSize: 12,
  fontWeight: weight.label,
});

export const state = style({
  position: 'absolute',
  inset: `${headerHeight}px 0 0`,
  display: 'flex',
  flexDirection: 'column',
  background: color.surface,
  zIndex: 3,
});

export const untitled = style({ color: color.ink3, fontWeight: weight.text });
