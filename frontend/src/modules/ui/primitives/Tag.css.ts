import { style } from '@vanilla-extract/css';
import { hued, radius, weight } from '../tokens.css';

export const tag = style({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  height: 20,
  padding: '0 8px 0 7px',
  borderRadius: radius.full,
  background: hued.paper,
  color: hued.ink,
  fontSize: 12,
  lineHeight: '16px',
  fontWeight: weight.name,
  whiteSpace: 'nowrap',
  maxWidth: '100%',
  '::before': { content: '', width: 6, height: 6, flex: 'none', borderRadius: radius.full, background: hued.dot },
});
