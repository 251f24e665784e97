import { style } from '@vanilla-extract/css';
import { color, media, motion, radius } from '@/modules/ui/tokens.css';

export const shell = style({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  height: '100dvh',
  padding: '8px 8px 8px 0',
  '@media': {
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'minmax(0, 1fr) auto', padding: 0 },
  },
});

export const main = style({ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, outline: 'none' });

export const skip = style({
  position: 'fixed',
  top: 8,
  left: 8,
  zIndex: 60,
  padding: '6px 12px',
  borderRadius: radius.m,
  background: color.accent,
  color: color.onAccent,
  textDecoration: 'none',
  transition: `transform ${motion.popover} ${motion.ease}`,
  selectors: { '&:not(:focus)': { transform: 'translateY(-200%)' } },
});

export const notice = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '0 12px 8px',
  color: color.ink2,
  '@media': { [media.narrow]: { padding: '8px 16px' } },
});
