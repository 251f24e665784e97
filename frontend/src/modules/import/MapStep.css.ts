import { style } from '@vanilla-extract/css';
import { color, font, media, weight } from '@/modules/ui/tokens.css';

export const list = style({ display: 'flex', flexDirection: 'column' });
const grid = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 24px minmax(0, 1fr)',
  gap: 12,
  alignItems: 'center',
} as const;
export const head = style({
  ...grid,
  font: font.header,
  color: color.ink2,
  paddingBottom: 8,
  '@media': { [media.narrow]: { display: 'none' } },
});
export const row = style({
  ...grid,
  padding: '10px 0',
  borderTop: `1px solid ${color.line}`,
  '@media': { [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 } },
});
export const name = style({ fontWeight: weight.name, overflowWrap: 'anywhere' });
export const samples = style({
  color: color.ink3,
  fontSize: 12,
  lineHeight: '18px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const arrow = style({ color: color.ink3, display: 'grid', '@media': { [media.narrow]: { display: 'none' } } });
export const target = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
export const note = style({ font: font.meta, color: color.ink3, display: 'flex', alignItems: 'center', gap: 5 });
export const spark = style({ width: 7, height: 7, borderRadius: '50%', background: color.spark, flex: 'none' });
export const fieldHead = style({ display: 'flex', justifyContent: 'space-between' });
