import { style } from '@vanilla-extract/css';
import { color, radius } from '@/modules/ui/tokens.css';

export const trail = style({ display: 'flex', flexWrap: 'wrap', gap: 2, color: color.ink3, marginBottom: -20 });
export const step = style({ display: 'inline-flex', alignItems: 'center', gap: 2 });
export const link = style({
  padding: '4px 4px',
  marginLeft: -4,
  borderRadius: radius.s,
  color: color.ink2,
  textDecoration: 'none',
  ':hover': { color: color.ink, textDecoration: 'underline', textUnderlineOffset: 3 },
});
