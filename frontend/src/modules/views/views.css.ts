import { style } from '@vanilla-extract/css';
import { color, media, motion, radius, weight } from '@/modules/ui/tokens.css';

export const bar = style({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  flex: 'none',
  minHeight: 38,
  padding: '0 16px 8px 10px',
  '@media': { [media.narrow]: { padding: '0 12px 8px 8px', overflowX: 'auto', scrollbarWidth: 'none' } },
});

export const viewName = style({
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  flex: 'none',
  height: 28,
  padding: '0 8px',
  maxWidth: 260,
  borderRadius: radius.m,
  color: color.ink,
  fontWeight: weight.label,
  transition: `background ${motion.hover} ${motion.ease}`,
  selectors: { '&:hover, &[data-popup-open]': { background: color.sunken } },
  '@media': { '(pointer: coarse)': { minHeight: 40 } },
});
export const viewWords = style({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });

export const saving = style({ display: 'flex', alignItems: 'center', flex: 'none', gap: 2, marginRight: 6 });

export const wordsInput = style({
  minWidth: 0,
  maxWidth: 200,
  height: 26,
  padding: 0,
  border: 0,
  background: 'transparent',
  color: 'inherit',
  font: 'inherit',
  outline: 'none',
  selectors: { '&::placeholder': { color: 'inherit', opacity: 0.75 } },
});

export const form = style({ display: 'flex', flexDirection: 'column', gap: 16 });

export const chips = style({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  minWidth: 0,
  '@media': { [media.narrow]: { flexWrap: 'nowrap' } },
});

export const chip = style({
  display: 'inline-flex',
  alignItems: 'center',
  flex: 'none',
  maxWidth: 320,
  height: 26,
  borderRadius: radius.full,
  background: color.accentSoft,
  color: color.accentInk,
  fontSize: 12.5,
  fontWeight: weight.name,
});

export const chipText = style({
  display: 'flex',
  alignItems: 'center',
  gap: 5,
  minWidth: 0,
  height: 26,
  padding: '0 2px 0 9px',
  borderRadius: radius.full,
});
export const chipWords = style({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });

export const chipRemove = style({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 24,
  height: 24,
  borderRadius: radius.full,
  opacity: 0.7,
  transition: `opacity ${motion.hover} ${motion.ease}`,
  selectors: { '&:hover, &:focus-visible': { opacity: 1 } },
});

export const grow = style({ flex: 1 });

export const actions = style({ display: 'flex', flex: 'none', gap: 2 });
export const actionText = style({ '@media': { [media.narrow]: { display: 'none' } } });

export const action = style({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  height: 28,
  padding: '0 8px',
  borderRadius: radius.m,
  color: color.ink2,
  fontWeight: weight.label,
  whiteSpace: 'nowrap',
  transition: `background ${motion.hover} ${motion.ease}`,
  selectors: {
    '&:hover, &[data-popup-open]': { background: color.sunken, color: color.ink },
  },
  '@media': { '(pointer: coarse)': { minWidth: 40, minHeight: 40, justifyContent: 'center' } },
});

export const save = style([action, { color: color.accentInk }]);

export const popover = style({ padding: 0, width: 296 });
export const popoverHead = style({ display: 'flex', alignItems: 'center', gap: 8, padding: '8px 8px 4px 12px' });
export const popoverField = style({
  fontWeight: weight.number,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const popoverBody = style({ padding: 4 });
export const operandSelect = style({
  height: 26,
  padding: '0 4px',
  border: 0,
  borderRadius: radius.m,
  background: color.sunken,
  color: color.ink2,
  fontSize: 12.5,
  selectors: { '&:focus-visible': { outline: `2px solid ${color.focus}` } },
});
export const meButton = style({
  display: 'flex',
  alignItems: 'center',
  gap: 9,
  width: '100%',
  minHeight: 32,
  padding: '0 8px',
  borderRadius: radius.m,
  color: color.ink,
  selectors: {
    '&:hover': { background: color.sunken },
    '&[aria-pressed=true]': { background: color.accentSoft, color: color.accentInk },
  },
});
export const period = style({ display: 'flex', alignItems: 'center', gap: 6, padding: 6 });
export const amountInput = style({
  width: 60,
  height: 26,
  padding: '0 6px',
  border: 0,
  borderRadius: radius.m,
  background: color.sunken,
  color: color.ink,
});

export const valueInput = style({
  width: '100%',
  height: 32,
  padding: '0 8px',
  border: 0,
  borderRadius: radius.m,
  background: color.sunken,
  color: color.ink,
  selectors: { '&:focus-visible': { outline: 'none', boxShadow: `inset 0 0 0 1.5px ${color.focus}` } },
  '@media': { [media.narrow]: { fontSize: 16, height: 44 } },
});
export const problem = style({ padding: '4px 8px', color: color.danger, fontSize: 12 });

export const bulk = style({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  flex: 'none',
  minHeight: 30,
  margin: '0 12px 8px',
  padding: '0 4px 0 12px',
  borderRadius: radius.m,
  background: color.accentSoft,
  color: color.accentInk,
  fontWeight: weight.label,
});

/** The table on one side, a record on the other. */
export const sides = style({ flexDirection: 'row' });
export const mainSide = style({ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, minHeight: 0 });
