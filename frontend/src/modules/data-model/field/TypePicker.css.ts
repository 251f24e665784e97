import { style } from '@vanilla-extract/css';
import { color, font, media, radius, weight } from '@/modules/ui/tokens.css';

export const picker = style({ display: 'flex', flexDirection: 'column', gap: 20 });
export const group = style({ display: 'flex', flexDirection: 'column', gap: 6 });
export const heading = style({ font: font.header, color: color.ink3 });
export const choices = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
  gap: 8,
  '@media': { [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } },
});
export const choice = style({
  display: 'flex',
  gap: 12,
  height: '100%',
  padding: '10px 12px',
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  color: 'inherit',
  textDecoration: 'none',
  selectors: { '&:hover': { background: color.rowHover, boxShadow: `inset 0 0 0 1px ${color.lineStrong}` } },
});
export const icon = style({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 32,
  height: 32,
  borderRadius: radius.m,
  background: color.accentSoft,
  color: color.accentInk,
});
export const words = style({ display: 'flex', flexDirection: 'column', minWidth: 0 });
export const label = style({ fontWeight: weight.name });
export const explanation = style({ font: font.meta, color: color.ink3, textWrap: 'pretty' });
