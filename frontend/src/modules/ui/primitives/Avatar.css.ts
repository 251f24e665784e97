import { style } from '@vanilla-extract/css';
import { hued, radius } from '../tokens.css';

export const avatar = style({
  display: 'inline-grid',
  placeItems: 'center',
  flex: 'none',
  overflow: 'hidden',
  background: hued.paper,
  color: hued.ink,
  fontWeight: 600,
  letterSpacing: 0,
  lineHeight: 1,
  borderRadius: radius.s,
  selectors: { '&[data-shape=round]': { borderRadius: radius.full } },
});
export const image = style({ width: '100%', height: '100%', objectFit: 'cover' });
