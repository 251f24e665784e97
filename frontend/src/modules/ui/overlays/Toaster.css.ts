import { globalStyle, style } from '@vanilla-extract/css';
import { color, font, media, motion, radius, weight } from '../tokens.css';

export const viewport = style({
  position: 'fixed',
  zIndex: 50,
  right: 20,
  bottom: 20,
  width: 'min(360px, calc(100vw - 24px))',
  outline: 'none',
  '@media': { [media.narrow]: { right: 12, bottom: 'calc(68px + env(safe-area-inset-bottom))' } },
});

export const toast = style({
  position: 'absolute',
  right: 0,
  bottom: 0,
  width: '100%',
  borderRadius: radius.l,
  background: color.raised,
  color: color.ink,
  boxShadow: color.shadowFloat,
  zIndex: 'calc(10 - var(--toast-index))',
  transform:
    'translateX(var(--toast-swipe-movement-x)) translateY(calc(var(--toast-index) * -8px)) scale(calc(1 - var(--toast-index) * 0.04))',
  transformOrigin: 'bottom center',
  transition: `transform ${motion.panel} ${motion.ease}, opacity ${motion.panel} ${motion.ease}`,
  selectors: {
    '&[data-expanded]': {
      transform:
        'translateX(var(--toast-swipe-movement-x)) translateY(calc(var(--toast-offset-y) * -1 - var(--toast-index) * 8px))',
    },
    '&[data-starting-style], &[data-ending-style]': { opacity: 0, transform: 'translateY(8px)' },
    '&[data-limited]': { opacity: 0 },
  },
});

export const content = style({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 44,
  padding: '6px 6px 6px 14px',
  transition: `opacity ${motion.panel} ${motion.ease}`,
  selectors: { '&[data-behind]:not([data-expanded])': { opacity: 0 } },
});
export const dot = style({
  width: 7,
  height: 7,
  flex: 'none',
  borderRadius: radius.full,
  background: color.accent,
  selectors: { '&[data-type=danger]': { background: color.danger }, '&[data-type=good]': { background: color.spark } },
});
export const words = style({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });
globalStyle(`${words} > *`, { margin: 0 });
export const message = style({ fontWeight: weight.name, fontSize: 13, lineHeight: '18px' });
export const detail = style({ font: font.meta, color: color.ink2 });
export const action = style({
  height: 30,
  padding: '0 10px',
  borderRadius: radius.m,
  fontWeight: weight.label,
  color: color.accentInk,
  ':hover': { background: color.accentSoft },
});
export const close = style({
  display: 'grid',
  placeItems: 'center',
  width: 28,
  height: 28,
  borderRadius: radius.m,
  color: color.ink3,
  ':hover': { background: color.raisedHover, color: color.ink },
});
