import { style } from '@vanilla-extract/css';
import { color, font, motion, radius } from '../tokens.css';

export const row = style({
  display: 'flex',
  alignItems: 'center',
  gap: 16,
  minHeight: 34,
  cursor: 'pointer',
  selectors: { '&[data-disabled]': { cursor: 'default', color: color.ink3 } },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
export const words = style({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' });
export const note = style({ font: font.meta, color: color.ink3, textWrap: 'pretty' });
export const track = style({
  appearance: 'none',
  flex: 'none',
  width: 32,
  height: 20,
  margin: 0,
  borderRadius: radius.full,
  background: color.control,
  cursor: 'inherit',
  transition: `background ${motion.hover} ${motion.ease}`,
  '::before': {
    content: '""',
    display: 'block',
    width: 14,
    height: 14,
    margin: 3,
    borderRadius: radius.full,
    background: color.surface,
    transition: `translate ${motion.popover} ${motion.ease}`,
  },
  selectors: {
    '&:checked': { background: color.accent },
    '&:checked::before': { translate: '12px 0' },
    '&:disabled': { opacity: 0.5 },
  },
});
