import { globalStyle, style } from '@vanilla-extract/css';
import { color, family, font, media, motion, radius, weight } from '@/modules/ui/tokens.css';

/** Fills the box that the host laid over the cell. */
export const inlineInput = style({
  width: '100%',
  height: '100%',
  padding: '0 6px',
  border: 0,
  outline: 'none',
  background: 'transparent',
  color: color.ink,
  selectors: { '&[data-alignment=end]': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } },
  '@media': { [media.narrow]: { fontSize: 16 } },
});

export const stack = style({ display: 'flex', flexDirection: 'column', gap: 2, padding: 4 });
export const row = style({ display: 'flex', alignItems: 'center', gap: 2 });
export const pair = style({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 6, padding: 6 });
export const whole = style({ gridColumn: '1 / -1' });

export const input = style({
  flex: 1,
  width: '100%',
  minWidth: 0,
  height: 30,
  padding: '0 8px',
  border: 0,
  borderRadius: radius.m,
  background: color.surface,
  color: color.ink,
  boxShadow: `inset 0 0 0 1px ${color.lineStrong}`,
  transition: `box-shadow ${motion.hover} ${motion.ease}`,
  selectors: { '&:focus-visible': { outline: 'none', boxShadow: `inset 0 0 0 1.5px ${color.focus}` } },
  '@media': { '(pointer: coarse)': { height: 44, fontSize: 16 } },
});

export const bareInput = style([
  input,
  { background: 'transparent', boxShadow: 'none', selectors: { '&:focus-visible': { boxShadow: 'none' } } },
]);

/** Fills its popover, whose own edge is edge enough. */
export const textarea = style([
  bareInput,
  {
    display: 'block',
    height: 'auto',
    minHeight: 132,
    maxHeight: '50vh',
    padding: '8px 10px',
    resize: 'vertical',
    lineHeight: '20px',
    fieldSizing: 'content',
  },
]);
export const codeArea = style([textarea, { fontFamily: family.mono, fontSize: 12 }]);

export const label = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 3,
  font: font.meta,
  color: color.ink3,
  minWidth: 0,
});
globalStyle(`${label} > input`, { flex: 'none', font: font.base, color: color.ink });

export const hint = style({
  display: 'flex',
  justifyContent: 'space-between',
  gap: 12,
  padding: '5px 8px 3px',
  font: font.meta,
  color: color.ink3,
});

export const iconButton = style({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 26,
  height: 26,
  borderRadius: radius.m,
  color: color.ink3,
  selectors: { '&:hover': { background: color.raisedHover, color: color.ink } },
  '@media': { '(pointer: coarse)': { width: 44, height: 44 } },
});

export const addButton = style({
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  minHeight: 28,
  padding: '0 8px',
  borderRadius: radius.m,
  color: color.ink2,
  fontWeight: weight.label,
  selectors: { '&:hover': { background: color.raisedHover, color: color.ink } },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});

export const options = style({
  maxHeight: 280,
  overflow: 'auto',
  overscrollBehavior: 'contain',
  padding: 4,
  paddingTop: 0,
});
export const search = style({ padding: 4, borderBottom: `1px solid ${color.line}`, marginBottom: 4 });

export const option = style({
  display: 'flex',
  width: '100%',
  alignItems: 'center',
  gap: 8,
  minHeight: 30,
  padding: '3px 8px',
  borderRadius: radius.m,
  cursor: 'default',
  userSelect: 'none',
  selectors: { '&[data-active]': { background: color.raisedHover } },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
export const optionText = style({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const optionCheck = style({ flex: 'none', marginInlineStart: 'auto', color: color.accent });
export const nothing = style({ padding: '8px', color: color.ink3 });

export const calendar = style({ padding: '4px 6px 6px' });
export const calendarHead = style({
  display: 'flex',
  alignItems: 'center',
  padding: '2px 2px 4px 8px',
  fontWeight: weight.number,
});
export const grow = style({ flex: 1 });
export const week = style({ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', textAlign: 'center' });
export const weekday = style({ font: font.meta, color: color.ink3, padding: '2px 0' });
export const day = style({
  height: 30,
  borderRadius: radius.m,
  textAlign: 'center',
  fontVariantNumeric: 'tabular-nums',
  color: color.ink,
  selectors: {
    '&:hover': { background: color.raisedHover },
    '&[data-outside]': { color: color.ink3 },
    '&[data-today]': { boxShadow: `inset 0 0 0 1px ${color.lineStrong}` },
    '&[data-chosen]': { background: color.accent, color: color.onAccent, fontWeight: weight.number },
  },
});

export const ratingRow = style({ display: 'flex', gap: 2, padding: 6 });
export const ratingStep = style({
  display: 'grid',
  placeItems: 'center',
  width: 30,
  height: 30,
  borderRadius: radius.m,
  '::before': { content: '""', width: 12, height: 12, borderRadius: radius.full, background: color.lineStrong },
  selectors: {
    '&:hover': { background: color.raisedHover },
    '&[data-on]::before': { background: color.accent },
  },
});
