import { style } from '@vanilla-extract/css';
import { color, radius } from '../tokens.css';
import { popup as surface } from './popup.css';

export const popup = style([
  surface,
  { padding: 0, display: 'flex', flexDirection: 'column', minWidth: 'max(260px, var(--anchor-width))' },
]);
export const search = style({
  height: 36,
  margin: 4,
  padding: '0 8px',
  border: 0,
  borderRadius: radius.m,
  background: color.raisedHover,
  color: color.ink,
  outline: 'none',
  '@media': { '(pointer: coarse)': { height: 44, fontSize: 16 } },
});
export const list = style({
  overflow: 'auto',
  maxHeight: 'min(340px, var(--available-height))',
  padding: '0 4px 4px',
  outline: 'none',
});
