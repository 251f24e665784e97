import { style } from '@vanilla-extract/css';
import { color, font, weight } from '@/modules/ui/tokens.css';

export const lines = style({ borderTop: `1px solid ${color.line}` });
export const line = style({
  display: 'flex',
  gap: 12,
  justifyContent: 'space-between',
  padding: '8px 0',
  borderBottom: `1px solid ${color.line}`,
});
export const what = style({ display: 'flex', flexDirection: 'column', minWidth: 0, fontWeight: weight.name });
export const names = style({ font: font.meta, color: color.ink2, overflowWrap: 'anywhere' });
export const effect = style({
  flex: 'none',
  color: color.ink2,
  selectors: { '[data-effect=BLOCKS] &': { color: color.danger, fontWeight: weight.name } },
});
export const nothing = style({ padding: '8px 0', color: color.ink2 });
