import { style } from '@vanilla-extract/css';
import { color, font, media } from '@/modules/ui/tokens.css';

export const pair = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 12,
  alignItems: 'start',
  '@media': { [media.narrow]: { gridTemplateColumns: '1fr' } },
});

export const fieldset = style({ border: 0, margin: 0, padding: 0, minWidth: 0 });
export const legend = style({ font: font.header, color: color.ink2, padding: 0, marginBottom: 4 });
export const wrap = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(3, 1fr)',
  columnGap: 12,
  '@media': { [media.narrow]: { gridTemplateColumns: '1fr 1fr' } },
});
