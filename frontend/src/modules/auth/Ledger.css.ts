import { style } from '@vanilla-extract/css';
import { color, font, radius, weight } from '@/modules/ui/tokens.css';

export const ledger = style({
  position: 'absolute',
  top: 72,
  left: 56,
  width: 760,
  paddingBottom: 8,
  background: color.surface,
  borderRadius: radius.sheet,
  boxShadow: color.shadowFloat,
  userSelect: 'none',
});
export const title = style({ font: font.title, letterSpacing: '-0.012em', padding: '16px 20px 12px' });
export const row = style({
  display: 'grid',
  gridTemplateColumns: '220px 190px 130px 1fr',
  alignItems: 'center',
  height: 36,
  padding: '0 20px',
  borderTop: `1px solid ${color.line}`,
});
export const person = style({ display: 'flex', alignItems: 'center', gap: 9, fontWeight: weight.name });
export const company = style({ display: 'flex', alignItems: 'center', gap: 8, color: color.ink2 });
export const stage = style({
  display: 'flex',
  alignItems: 'center',
  height: 35,
  padding: '0 8px',
  borderRadius: radius.s,
  selectors: { '&[data-active]': { boxShadow: `0 0 0 2px ${color.accent}` } },
});
