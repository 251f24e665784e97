import { style } from '@vanilla-extract/css';
import { color, family, radius } from '../tokens.css';

export const kbd = style({
  display: 'inline-grid',
  placeItems: 'center',
  minWidth: 18,
  height: 18,
  padding: '0 4px',
  borderRadius: radius.s,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  color: color.ink3,
  fontFamily: family.ui,
  fontSize: 11,
  lineHeight: '16px',
  fontVariantNumeric: 'tabular-nums',
});
export const group = style({ display: 'inline-flex', gap: 3, alignItems: 'center' });
