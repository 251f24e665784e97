import { globalStyle, keyframes, style } from '@vanilla-extract/css';
import { color, font, media, motion, radius, weight } from '@/modules/ui/tokens.css';

const arrive = keyframes({ from: { opacity: 0, translate: '12px 0' } });

export const panel = style({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  flex: 'none',
  minHeight: 0,
  maxWidth: '60%',
  background: color.surface,
  boxShadow: `inset 1px 0 0 ${color.line}`,
  outline: 'none',
  animation: `${arrive} ${motion.panel} ${motion.ease}`,
  '@media': {
    [media.narrow]: {
      position: 'fixed',
      inset: 0,
      zIndex: 20,
      width: 'auto !important',
      maxWidth: 'none',
      boxShadow: 'none',
    },
  },
});

export const grip = style({
  position: 'absolute',
  insetBlock: 0,
  left: -4,
  zIndex: 6,
  width: 9,
  cursor: 'col-resize',
  touchAction: 'none',
  outline: 'none',
  '::after': {
    content: '""',
    position: 'absolute',
    insetBlock: 0,
    left: 4,
    width: 2,
    background: color.accent,
    opacity: 0,
    transition: `opacity ${motion.hover} ${motion.ease}`,
  },
  selectors: { '&:hover::after, &:focus-visible::after, &:active::after': { opacity: 1 } },
  '@media': { [media.narrow]: { display: 'none' } },
});

export const head = style({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  flex: 'none',
  minHeight: 52,
  padding: '10px 10px 6px 20px',
});
export const title = style({
  flex: 1,
  minWidth: 0,
  fontSize: 16,
  lineHeight: '22px',
  fontWeight: weight.number,
  letterSpacing: '-0.008em',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  '@media': { [media.narrow]: { whiteSpace: 'normal', overflowWrap: 'anywhere' } },
});
export const subtitle = style({ font: font.meta, color: color.ink3 });
export const headWords = style({ flex: 1, minWidth: 0 });

export const tabs = style({
  display: 'flex',
  gap: 2,
  flex: 'none',
  padding: '0 14px',
  boxShadow: `inset 0 -1px 0 ${color.line}`,
  overflowX: 'auto',
  scrollbarWidth: 'none',
});
export const tab = style({
  position: 'relative',
  height: 34,
  padding: '0 8px',
  color: color.ink3,
  fontWeight: weight.label,
  whiteSpace: 'nowrap',
  selectors: {
    '&:hover': { color: color.ink },
    '&[aria-selected=true]': { color: color.ink },
    '&[aria-selected=true]::after': {
      content: '""',
      position: 'absolute',
      insetInline: 6,
      bottom: 0,
      height: 2,
      borderRadius: radius.full,
      background: color.accent,
    },
  },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});

export const content = style({
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  overscrollBehavior: 'contain',
  padding: '10px 12px 24px',
  outline: 'none',
});

export const fields = style({ display: 'grid', gap: 1 });
export const field = style({
  display: 'grid',
  gridTemplateColumns: '128px minmax(0, 1fr)',
  alignItems: 'center',
  minHeight: 32,
  '@media': { [media.narrow]: { gridTemplateColumns: '112px minmax(0, 1fr)', minHeight: 44 } },
});
export const fieldLabel = style({
  padding: '0 8px',
  color: color.ink3,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const fieldValue = style({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  minHeight: 32,
  padding: '5px 8px',
  borderRadius: radius.m,
  color: color.ink,
  overflow: 'hidden',
  selectors: {
    '&[data-editable]:hover': { background: color.sunken },
    '&[data-refused]': { boxShadow: `inset 0 0 0 1.5px ${color.danger}` },
  },
});
globalStyle(`${fieldValue} a, ${fieldValue} button + *`, { position: 'relative' });
export const editButton = style({
  position: 'absolute',
  inset: 0,
  borderRadius: radius.m,
  cursor: 'text',
  selectors: { '&:focus-visible': { outlineOffset: -2 } },
});
export const shown = style({ display: 'flex', alignItems: 'center', gap: 7, minWidth: 0, pointerEvents: 'none' });
globalStyle(`${shown} a`, { pointerEvents: 'auto' });
export const longText = style({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 220, overflow: 'hidden' });
export const hint = style({
  color: color.ink3,
  opacity: 0,
  selectors: { [`${fieldValue}:hover &, ${fieldValue}:focus-within &`]: { opacity: 1 } },
});
export const reason = style({ gridColumn: 2, padding: '2px 8px 4px', color: color.danger, font: font.meta });
export const bone = style({ width: '50%', height: 9, borderRadius: 5, background: color.sunken });

export const section = style({ marginTop: 18 });
export const sectionTitle = style({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 28,
  padding: '0 8px',
  font: font.header,
  color: color.ink3,
});
export const amount = style({ fontVariantNumeric: 'tabular-nums', fontWeight: weight.text });
export const item = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  minHeight: 32,
  padding: '4px 8px',
  borderRadius: radius.m,
  textDecoration: 'none',
  color: color.ink,
  selectors: { 'a&:hover, button&:hover': { background: color.sunken } },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
export const itemText = style({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const itemMeta = style({ flex: 'none', font: font.meta, color: color.ink3 });
export const done = style({ color: color.ink3, textDecoration: 'line-through' });
export const moreButton = style([item, { color: color.ink3 }]);
export const nothing = style({ padding: '18px 8px', color: color.ink3 });

export const composer = style({ display: 'flex', gap: 6, padding: '2px 8px 10px' });
export const composerInput = style({
  flex: 1,
  minWidth: 0,
  height: 32,
  padding: '0 10px',
  border: 0,
  borderRadius: radius.m,
  background: color.sunken,
  selectors: {
    '&:focus-visible': { outline: 'none', background: color.surface, boxShadow: `inset 0 0 0 1.5px ${color.focus}` },
  },
  '@media': { '(pointer: coarse)': { height: 44, fontSize: 16 } },
});

export const check = style({
  position: 'relative',
  flex: 'none',
  width: 24,
  height: 24,
  marginLeft: -4,
  '::before': {
    content: '""',
    position: 'absolute',
    inset: 4,
    borderRadius: radius.full,
    boxShadow: `inset 0 0 0 1.5px ${color.control}`,
  },
  selectors: {
    '&[aria-checked=true]::before': { background: color.accent, boxShadow: 'none' },
    '&[aria-checked=true]::after': {
      content: '""',
      position: 'absolute',
      left: 10,
      top: 6.5,
      width: 4,
      height: 8,
      border: `solid ${color.onAccent}`,
      borderWidth: '0 1.8px 1.8px 0',
      rotate: '42deg',
    },
  },
});
