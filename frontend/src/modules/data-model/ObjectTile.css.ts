import { style } from '@vanilla-extract/css';
import { hued } from '@/modules/ui/tokens.css';

export const tile = style({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  background: hued.paper,
  color: hued.ink,
});
