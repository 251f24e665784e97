import { style } from '@vanilla-extract/css';
import { color, font, motion, radius } from '../tokens.css';

export const tooltip = style({
  font: font.meta,
  padding: '4px 8px',
  borderRadius: radius.m,
  background: color.ink,
  color: color.surface,
  maxWidth: 260,
  pointerEvents: 'none',
  transition: `opacity ${motion.popover} ${motion.ease}`,
  selectors: { '&[data-starting-style], &[data-ending-style]': { opacity: 0 } },
});
