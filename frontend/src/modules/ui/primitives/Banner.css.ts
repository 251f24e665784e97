import { style, styleVariants } from '@vanilla-extract/css';
import { color, radius } from '../tokens.css';

const base = style({
  display: 'flex',
  gap: 10,
  padding: '10px 12px',
  borderRadius: radius.l,
  alignItems: 'flex-start',
});
export const tones = styleVariants({
  neutral: [base, { background: color.sunken, color: color.ink }],
  warning: [base, { background: color.sparkSoft, color: color.ink }],
  danger: [base, { background: color.dangerSoft, color: color.ink }],
  good: [base, { background: color.accentSoft, color: color.accentInk }],
});
export const icon = style({ flex: 'none', marginTop: 2 });
export const words = style({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });
