import { globalStyle, style } from '@vanilla-extract/css';
import { color, font, media, radius, weight } from '@/modules/ui/tokens.css';

export const field = style({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '0 14px 0 16px',
  borderBottom: `1px solid ${color.line}`,
});

export const glyph = style({ display: 'grid', placeItems: 'center', width: 18, height: 18, color: color.ink3 });

export const input = style({
  flex: 1,
  minWidth: 0,
  height: 52,
  padding: 0,
  border: 0,
  outline: 'none',
  background: 'transparent',
  color: color.ink,
  font: font.lead,
  '::placeholder': { color: color.ink3, opacity: 1 },
});

export const escape = style({
  '@media': { '(pointer: coarse)': { display: 'none' }, [media.narrow]: { display: 'none' } },
});
export const close = style({
  display: 'none',
  placeItems: 'center',
  flex: 'none',
  width: 44,
  height: 44,
  marginRight: -12,
  borderRadius: radius.m,
  color: color.ink2,
  '@media': { '(pointer: coarse)': { display: 'grid' }, [media.narrow]: { display: 'grid' } },
});

export const results = style({
  minHeight: 0,
  overflowY: 'auto',
  overscrollBehavior: 'contain',
  padding: 8,
  selectors: { '&:empty': { padding: 0 } },
});

export const heading = style({ font: font.meta, fontWeight: weight.label, color: color.ink3, padding: '8px 8px 4px' });

export const result = style({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  width: '100%',
  minHeight: 36,
  padding: '0 8px',
  borderRadius: radius.m,
  color: color.ink,
  textAlign: 'start',
  font: font.field,
  selectors: { '&[data-active]': { background: color.accentSoft } },
  '@media': { '(pointer: coarse)': { minHeight: 48 }, [media.narrow]: { minHeight: 48 } },
});
globalStyle(`${result} > svg`, { flex: 'none', color: color.ink3 });

export const icon = style({ display: 'grid', flex: 'none', color: color.ink2 });
export const label = style({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const object = style({ flex: 'none', font: font.base, fontSize: 12, color: color.ink3 });
globalStyle(`${result}[data-active] :is(${object}, svg)`, { color: color.ink2 });
