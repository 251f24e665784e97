import { style } from '@vanilla-extract/css';
import { color, radius } from '@/modules/ui/tokens.css';

export const group = style({
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
});
export const choices = style({ display: 'flex', flexDirection: 'column', gap: 6, maxWidth: 560 });
export const match = style({ maxWidth: 320 });
export const card = style({
  padding: 16,
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
});
