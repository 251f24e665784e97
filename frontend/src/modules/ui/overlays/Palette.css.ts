import { style } from '@vanilla-extract/css';
import { color, media, motion, radius } from '../tokens.css';

export const palette = style({
  position: 'fixed',
  zIndex: 31,
  top: '12vh',
  left: '50%',
  translate: '-50% 0',
  display: 'flex',
  flexDirection: 'column',
  width: 'min(620px, calc(100vw - 24px))',
  maxHeight: 'min(560px, 76vh)',
  overflow: 'hidden',
  background: color.raised,
  color: color.ink,
  borderRadius: radius.xl,
  boxShadow: color.shadowFloat,
  outline: 'none',
  transition: `opacity ${motion.popover} ${motion.ease}, translate ${motion.popover} ${motion.ease}`,
  selectors: {
    '&[data-starting-style]': { opacity: 0, translate: '-50% -4px' },
    '&[data-ending-style]': { opacity: 0, transitionDuration: '98ms' },
  },
  '@media': {
    [media.narrow]: {
      top: 0,
      width: '100vw',
      height: '100dvh',
      maxHeight: '100dvh',
      borderRadius: 0,
      paddingBottom: 'env(safe-area-inset-bottom)',
    },
  },
});
