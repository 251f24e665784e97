import { style } from '@vanilla-extract/css';
import { color, media, motion, radius, weight } from '@/modules/ui/tokens.css';
import { cardWidth } from './layout';
import { footHeight, headHeight, portHeight } from './edgePath';

export const frame = style({
  position: 'relative',
  flex: 1,
  minHeight: 420,
  borderRadius: radius.sheet,
  overflow: 'hidden',
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  '@media': { [media.narrow]: { minHeight: '60dvh' } },
});
export const canvas = style({
  position: 'absolute',
  inset: 0,
  overflow: 'hidden',
  cursor: 'grab',
  touchAction: 'none',
  backgroundColor: color.paper,
  backgroundImage: `radial-gradient(${color.line} 1px, transparent 1px)`,
  backgroundSize: '20px 20px',
  ':active': { cursor: 'grabbing' },
});
export const world = style({ position: 'absolute', inset: 0, transformOrigin: '0 0' });

export const edges = style({ position: 'absolute', overflow: 'visible', pointerEvents: 'none' });
export const edge = style({
  fill: 'none',
  stroke: color.control,
  strokeWidth: 1.4,
  transition: `opacity ${motion.hover} ${motion.ease}, stroke ${motion.hover} ${motion.ease}`,
  selectors: {
    '&[data-look=near]': { stroke: color.accent, strokeWidth: 1.8 },
    '&[data-look=far]': { opacity: 0.25 },
  },
});

export const card = style({
  position: 'absolute',
  width: cardWidth,
  paddingBottom: 0,
  borderRadius: radius.l,
  background: color.surface,
  color: color.ink,
  textDecoration: 'none',
  boxShadow: color.shadowRest,
  userSelect: 'none',
  transition: `opacity ${motion.hover} ${motion.ease}`,
  selectors: {
    '&:hover': { boxShadow: color.shadowFloat, zIndex: 1 },
    '&[data-faint]': { opacity: 0.45 },
  },
});
export const cardHead = style({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  height: headHeight,
  padding: '0 12px',
});
export const cardName = style({
  flex: 1,
  minWidth: 0,
  fontWeight: weight.name,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const cardCount = style({ color: color.ink3, fontSize: 12, fontVariantNumeric: 'tabular-nums' });
export const port = style({
  display: 'block',
  height: portHeight,
  padding: '2px 12px 2px 48px',
  color: color.ink2,
  fontSize: 12,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  selectors: { '&:last-child': { marginBottom: footHeight } },
});
export const portMore = style([port, { color: color.ink3 }]);

export const controls = style({
  position: 'absolute',
  right: 12,
  bottom: 12,
  display: 'flex',
  gap: 2,
  padding: 3,
  borderRadius: radius.l,
  background: color.raised,
  boxShadow: color.shadowRest,
});
