import { style } from '@vanilla-extract/css';
import { color, family, font, radius } from '@/modules/ui/tokens.css';

export const help = style({ display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0 });
export const list = style({ maxHeight: 280, overflow: 'auto', margin: '0 -8px', outlineOffset: -2 });
export const item = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  width: '100%',
  padding: '6px 8px',
  borderRadius: radius.m,
  selectors: { '&:hover': { background: color.sunken }, '&:focus-visible': { outlineOffset: -2 } },
});
export const signature = style({ fontFamily: family.mono, fontSize: 12, overflowWrap: 'anywhere' });
export const note = style({ font: font.meta, color: color.ink2, textWrap: 'pretty' });
