import { style } from '@vanilla-extract/css';
import { color, motion, weight } from '@/modules/ui/tokens.css';
import { checkSpace, footerHeight, headerHeight } from './grid.css';

/** Behind the last column, where one can be added. */
export const addWidth = 44;

export const addColumn = style({
  position: 'absolute',
  top: 0,
  right: 0,
  zIndex: 5,
  display: 'grid',
  placeItems: 'center',
  width: addWidth,
  height: headerHeight - 1,
  background: color.surface,
  color: color.ink3,
  boxShadow: `-10px 0 8px -4px ${color.surface}`,
  transition: `color ${motion.hover} ${motion.ease}`,
  selectors: { '&:hover, &[data-popup-open]': { color: color.ink } },
});

export const sums = style({
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  height: footerHeight,
  minWidth: '100%',
  background: color.surface,
  boxShadow: `inset 0 1px 0 ${color.line}`,
});
export const sumCell = style({
  position: 'absolute',
  top: 0,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: 6,
  height: footerHeight,
  padding: '0 8px',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  fontSize: 12,
});
export const firstSum = style([
  sumCell,
  {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    justifyContent: 'flex-start',
    paddingLeft: checkSpace,
    background: color.surface,
    boxShadow: `inset 0 1px 0 ${color.line}`,
  },
]);
export const sumName = style({ color: color.ink3, overflow: 'hidden', textOverflow: 'ellipsis' });
export const sumValue = style({
  flex: 'none',
  color: color.ink,
  fontWeight: weight.name,
  fontVariantNumeric: 'tabular-nums',
});
