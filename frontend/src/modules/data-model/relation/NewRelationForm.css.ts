import { style } from '@vanilla-extract/css';
import { color, font, media, weight } from '@/modules/ui/tokens.css';

export const pair = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 12,
  alignItems: 'start',
  '@media': { [media.narrow]: { gridTemplateColumns: '1fr' } },
});
export const sides = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 32,
  alignItems: 'start',
  '@media': { [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 24 } },
});
export const side = style({ display: 'flex', flexDirection: 'column', gap: 16, minWidth: 0 });
export const heading = style({ fontSize: 14, lineHeight: '20px', fontWeight: weight.label });
export const other = style({ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: 12, alignItems: 'start' });
export const targets = style({
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  columnGap: 12,
});
export const legend = style({ font: font.header, color: color.ink2, padding: 0, marginBottom: 4 });
