import { keyframes, style } from '@vanilla-extract/css';
import { color, font, motion, radius } from '@/modules/ui/tokens.css';

const appear = keyframes({ from: { opacity: 0, translate: '0 -3px' } });

export const surface = style({
  position: 'fixed',
  zIndex: 30,
  background: color.raised,
  color: color.ink,
  outline: 'none',
});

/** Lies exactly over the cell. */
export const inline = style([
  surface,
  { borderRadius: radius.s, boxShadow: `0 0 0 2px ${color.accent}, ${color.shadowFloat}` },
]);

export const popover = style([
  surface,
  {
    borderRadius: radius.l,
    boxShadow: `0 0 0 1.5px ${color.accent}, ${color.shadowFloat}`,
    maxWidth: 'calc(100vw - 16px)',
    animation: `${appear} ${motion.popover} ${motion.ease}`,
  },
]);

export const problem = style({
  position: 'absolute',
  top: '100%',
  left: -2,
  marginTop: 4,
  maxWidth: 320,
  width: 'max-content',
  padding: '4px 8px',
  borderRadius: radius.m,
  background: color.danger,
  color: color.onDanger,
  font: font.meta,
});

export const problemInside = style({ padding: '2px 10px 8px', color: color.danger, font: font.meta });
