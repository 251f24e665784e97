import { style } from '@vanilla-extract/css';
import { color, family, media, motion, radius, weight } from '../tokens.css';

export const backdrop = style({
  position: 'fixed',
  inset: 0,
  zIndex: 30,
  background: color.scrim,
  transition: `opacity ${motion.dialog} ${motion.ease}`,
  selectors: { '&[data-starting-style], &[data-ending-style]': { opacity: 0 } },
});

export const popup = style({
  position: 'fixed',
  zIndex: 31,
  top: '14vh',
  left: '50%',
  translate: '-50% 0',
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  width: 'min(440px, calc(100vw - 24px))',
  maxHeight: '76vh',
  padding: 20,
  overflow: 'auto',
  background: color.raised,
  color: color.ink,
  borderRadius: radius.xl,
  boxShadow: color.shadowFloat,
  outline: 'none',
  transition: `opacity ${motion.dialog} ${motion.ease}, translate ${motion.dialog} ${motion.ease}`,
  selectors: {
    '&[data-size=wide]': { width: 'min(720px, calc(100vw - 24px))' },
    '&[data-starting-style]': { opacity: 0, translate: '-50% -6px' },
    '&[data-ending-style]': { opacity: 0, transitionDuration: '168ms' },
  },
  '@media': {
    [media.narrow]: {
      top: 'auto',
      bottom: 0,
      width: '100vw',
      maxHeight: '88dvh',
      borderRadius: `${radius.xl} ${radius.xl} 0 0`,
      paddingBottom: 'calc(20px + env(safe-area-inset-bottom))',
      selectors: { '&[data-size=wide]': { width: '100vw' }, '&[data-starting-style]': { translate: '-50% 16px' } },
    },
  },
});

export const title = style({ font: `${weight.serif} 20px/26px ${family.display}`, letterSpacing: '-0.012em' });
export const description = style({ color: color.ink2, marginTop: -8, textWrap: 'pretty' });
export const actions = style({ display: 'flex', justifyContent: 'flex-end', gap: 8, flexWrap: 'wrap' });
