import { globalStyle, style } from '@vanilla-extract/css';
import { color, font, media, motion, radius, weight } from '@/modules/ui/tokens.css';

export const columnWidth = 268;
export const gap = 8;
/** Of a card: its name, and each line under it. */
export const cardPadding = 20;
export const titleHeight = 22;
export const lineHeight = 24;

export const board = style({
  position: 'relative',
  display: 'flex',
  gap: 10,
  flex: 1,
  minHeight: 0,
  padding: '2px 16px 0',
  overflowX: 'auto',
  overflowY: 'hidden',
  overscrollBehavior: 'contain',
  scrollbarWidth: 'thin',
  scrollbarColor: `${color.lineStrong} transparent`,
  outline: 'none',
  '@media': {
    [media.narrow]: { scrollSnapType: 'x mandatory', scrollPaddingInline: 16, scrollbarWidth: 'none' },
  },
});

export const column = style({
  display: 'flex',
  flexDirection: 'column',
  flex: 'none',
  width: columnWidth,
  minHeight: 0,
  borderRadius: `${radius.l} ${radius.l} 0 0`,
  background: color.paper,
  transition: `background ${motion.hover} ${motion.ease}`,
  selectors: { '&[data-over]': { background: color.accentSoft } },
  '@media': { [media.narrow]: { width: 'calc(100vw - 56px)', scrollSnapAlign: 'start' } },
});

export const columnHead = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  height: 40,
  padding: '0 6px 0 12px',
  minWidth: 0,
});
export const columnName = style({ display: 'flex', minWidth: 0, font: font.header });
export const quiet = style({ color: color.ink3, fontVariantNumeric: 'tabular-nums', fontSize: 12 });
export const sum = style({
  color: color.ink2,
  fontSize: 12,
  fontWeight: weight.name,
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
});
export const grow = style({ flex: 1 });
export const headActions = style({ display: 'flex', flex: 'none' });
export const headButton = style({
  display: 'grid',
  placeItems: 'center',
  width: 26,
  height: 26,
  borderRadius: radius.m,
  color: color.ink3,
  transition: `background ${motion.hover} ${motion.ease}`,
  selectors: { '&:hover, &[data-popup-open]': { background: color.sunken, color: color.ink } },
  '@media': { '(pointer: coarse)': { width: 40, height: 40 } },
});

export const scroller = style({
  position: 'relative',
  flex: 1,
  minHeight: 0,
  overflowX: 'hidden',
  overflowY: 'auto',
  overscrollBehaviorY: 'contain',
  contain: 'strict',
  scrollbarWidth: 'thin',
  scrollbarColor: `${color.lineStrong} transparent`,
  selectors: { '&:focus-visible': { outlineOffset: -2 } },
});
export const cards = style({ position: 'relative', margin: 0, padding: 0, listStyle: 'none' });

export const place = style({
  position: 'absolute',
  top: 0,
  left: gap,
  right: gap,
  contain: 'layout style',
  selectors: { '&[data-leaving]': { opacity: 0.45 } },
});

export const card = style({
  display: 'flex',
  flexDirection: 'column',
  width: '100%',
  height: '100%',
  padding: '10px 12px',
  borderRadius: radius.m,
  background: color.surface,
  boxShadow: color.shadowRest,
  color: color.ink2,
  textAlign: 'start',
  overflow: 'hidden',
  cursor: 'default',
  userSelect: 'none',
  WebkitTouchCallout: 'none',
  transition: `box-shadow ${motion.hover} ${motion.ease}`,
  selectors: {
    '&:hover': { boxShadow: `${color.shadowRest}, inset 0 0 0 1px ${color.lineStrong}` },
    '&:focus-visible': { outlineOffset: -1 },
    '&[data-opened]': { background: color.rowSelected },
    '&[data-carried]': { opacity: 0.4 },
  },
});

/** What follows the pointer. */
export const ghost = style({
  position: 'fixed',
  top: 0,
  left: 0,
  zIndex: 60,
  margin: 0,
  pointerEvents: 'none',
  borderRadius: radius.m,
  boxShadow: color.shadowFloat,
  rotate: '2deg',
  opacity: 0.96,
  '@media': { [media.reducedMotion]: { rotate: '0deg' } },
});

export const title = style({
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  flex: 'none',
  height: titleHeight,
  color: color.ink,
  fontWeight: weight.name,
});
export const words = style({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
export const untitled = style([words, { color: color.ink3, fontWeight: weight.text }]);

export const line = style({
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  flex: 'none',
  height: lineHeight,
  minWidth: 0,
  overflow: 'hidden',
  whiteSpace: 'nowrap',
});
/** Round marks are wider than square ones; the words after them begin in one place. */
globalStyle(`${line} > i[data-shape=square]`, { marginInline: 2 });
export const facts = style([line, { gap: 10 }]);
export const fact = style({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  flex: '0 1 auto',
  minWidth: 0,
  color: color.ink3,
});
export const firstFact = style([fact, { color: color.ink, fontWeight: weight.name }]);

export const drop = style({
  position: 'absolute',
  left: gap + 2,
  right: gap + 2,
  top: 0,
  height: 3,
  borderRadius: radius.full,
  background: color.accent,
  pointerEvents: 'none',
});

export const bone = style({ height: 10, width: '60%', margin: '6px 0', borderRadius: 5, background: color.sunken });
export const thinBone = style([bone, { width: '38%' }]);

export const nameInput = style({
  width: '100%',
  height: titleHeight,
  padding: 0,
  border: 0,
  background: 'transparent',
  color: color.ink,
  font: 'inherit',
  fontWeight: weight.name,
  outline: 'none',
  '@media': { [media.narrow]: { fontSize: 16 } },
});
export const draft = style([
  card,
  {
    boxShadow: `inset 0 0 0 2px ${color.focus}`,
    selectors: { '&:hover': { boxShadow: `inset 0 0 0 2px ${color.focus}` } },
  },
]);
export const hint = style({ color: color.ink3, fontSize: 11.5, lineHeight: '20px' });
export const problem = style([hint, { color: color.danger }]);

export const nothing = style({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  margin: `0 ${gap}px`,
  padding: '10px 12px',
  width: `calc(100% - ${gap * 2}px)`,
  borderRadius: radius.m,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  color: color.ink3,
  selectors: { 'button&:hover': { background: color.sunken, color: color.ink2 } },
});

export const hiddenColumns = style([
  column,
  { width: 208, background: 'transparent', '@media': { [media.narrow]: { width: 'calc(100vw - 56px)' } } },
]);
export const hiddenTitle = style({ font: font.header, color: color.ink3 });
export const hiddenColumn = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  minHeight: 34,
  padding: '0 10px',
  borderRadius: radius.m,
  selectors: { '&:hover': { background: color.sunken } },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
