import { style } from '@vanilla-extract/css';
import { color, font } from '@/modules/ui/tokens.css';

export const fields = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  columnGap: 12,
  maxHeight: 260,
  overflow: 'auto',
  margin: 0,
  padding: 2,
  border: 0,
  minWidth: 0,
});
export const legend = style({ font: font.header, color: color.ink2, padding: 0, marginBottom: 4 });
