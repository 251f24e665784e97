import { style } from '@vanilla-extract/css';
import { color, font, media, weight } from '@/modules/ui/tokens.css';

export const list = style({ display: 'flex', flexDirection: 'column', borderTop: `1px solid ${color.line}` });
export const row = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 52,
  padding: '8px 0',
  borderBottom: `1px solid ${color.line}`,
});
export const words = style({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 });
export const name = style({
  fontWeight: weight.name,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  color: 'inherit',
  textDecoration: 'none',
  selectors: {
    'a&:hover': { textDecoration: 'underline', textDecorationColor: color.lineStrong, textUnderlineOffset: 3 },
  },
});
export const detail = style({
  color: color.ink3,
  fontSize: 12,
  lineHeight: '18px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const aside = style({ display: 'flex', alignItems: 'center', gap: 8, color: color.ink2, flex: 'none' });
export const note = style({ font: font.meta, color: color.ink3, '@media': { [media.narrow]: { display: 'none' } } });
