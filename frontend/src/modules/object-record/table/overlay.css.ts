import { globalStyle, keyframes, style } from '@vanilla-extract/css';
import { color, motion, radius } from '@/modules/ui/tokens.css';
import { rowHeight, scroller } from './grid.css';

export const layer = style({ position: 'absolute', inset: 0, pointerEvents: 'none', zIndex: 2 });
/** Holds what is drawn over the first column, which does not scroll sideways. */
export const stickyLayer = style({
  position: 'sticky',
  left: 0,
  width: 0,
  height: 0,
  zIndex: 3,
  pointerEvents: 'none',
});

const box = style({ position: 'absolute', left: 0, top: 0, height: rowHeight, pointerEvents: 'none' });

export const ring = style([box, { borderRadius: radius.s, boxShadow: `inset 0 0 0 2px ${color.accent}` }]);
globalStyle(`${scroller}:not(:focus-within) ${ring}`, { boxShadow: `inset 0 0 0 1.5px ${color.lineStrong}` });

export const range = style([
  box,
  {
    background: `color-mix(in oklch, ${color.accent} 9%, transparent)`,
    boxShadow: `inset 0 0 0 1px ${color.accent}`,
    borderRadius: radius.s,
  },
]);

const flash = keyframes({ from: { opacity: 1 }, to: { opacity: 0 } });
export const changed = style([
  box,
  {
    borderRadius: radius.s,
    boxShadow: `inset 0 0 0 2px ${color.spark}`,
    animation: `${flash} 600ms ${motion.ease} forwards`,
  },
]);
export const refused = style([box, { borderRadius: radius.s, boxShadow: `inset 0 0 0 1.5px ${color.danger}` }]);
