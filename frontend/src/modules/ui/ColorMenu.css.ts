import { style } from '@vanilla-extract/css';
import { color, hued, radius } from './tokens.css';

export const trigger = style({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 34,
  height: 34,
  borderRadius: radius.m,
  selectors: { '&:hover, &[data-popup-open]': { background: color.sunken } },
  '@media': { '(pointer: coarse)': { width: 44, height: 44 } },
});
export const dot = style({
  width: 16,
  height: 16,
  flex: 'none',
  borderRadius: radius.full,
  background: hued.paper,
  boxShadow: `inset 0 0 0 5px ${hued.dot}`,
});
