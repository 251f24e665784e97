import { style } from '@vanilla-extract/css';
import { color, motion, radius } from '../tokens.css';

export const track = style({ height: 6, borderRadius: radius.full, background: color.sunken, overflow: 'hidden' });
export const filled = style({
  height: '100%',
  borderRadius: radius.full,
  background: color.accent,
  transformOrigin: 'left',
  transition: `transform ${motion.panel} ${motion.ease}`,
});
