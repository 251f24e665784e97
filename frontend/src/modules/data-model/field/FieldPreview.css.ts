import { style } from '@vanilla-extract/css';
import { color, font, radius, weight } from '@/modules/ui/tokens.css';

export const table = style({
  borderRadius: radius.l,
  overflow: 'hidden',
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  selectors: { '&[data-alignment=end]': { textAlign: 'end' } },
});
const line = { display: 'flex', alignItems: 'center', gap: 7, padding: '0 12px', minWidth: 0 } as const;
export const head = style({
  ...line,
  height: 34,
  color: color.ink2,
  font: font.header,
  selectors: { '[data-alignment=end] &': { justifyContent: 'flex-end' } },
});
export const label = style({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
export const cell = style({
  ...line,
  gap: 4,
  height: 36,
  borderTop: `1px solid ${color.line}`,
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  selectors: { '[data-alignment=end] &': { justifyContent: 'flex-end' } },
});
export const row = style({
  display: 'grid',
  gridTemplateColumns: '124px minmax(0, 1fr)',
  alignItems: 'center',
  gap: 8,
  minHeight: 40,
  padding: '4px 12px',
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
});
export const rowLabel = style({ display: 'flex', alignItems: 'center', gap: 7, minWidth: 0, color: color.ink2 });
export const rowValue = style({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  minWidth: 0,
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  fontWeight: weight.text,
});
export const empty = style({ color: color.ink3 });
export const note = style({ font: font.meta, color: color.ink3, textWrap: 'pretty' });
