import { style } from '@vanilla-extract/css';
import { color, font, media, radius } from '@/modules/ui/tokens.css';

export const tiles = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(4, 1fr)',
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  '@media': { [media.narrow]: { gridTemplateColumns: 'repeat(2, 1fr)' } },
});
export const tile = style({ padding: '14px 16px', display: 'flex', flexDirection: 'column', gap: 2 });
export const figure = style({
  font: font.display,
  letterSpacing: '-0.018em',
  fontVariantNumeric: 'tabular-nums lining-nums',
  selectors: { '&[data-zero]': { color: color.ink3 }, '&[data-tone=danger]:not([data-zero])': { color: color.danger } },
});
export const word = style({ color: color.ink2 });

export const head = style({ display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap', marginBottom: 10 });
export const headline = style({ font: font.display, letterSpacing: '-0.018em', textWrap: 'balance' });
export const rejected = style({ display: 'flex', flexDirection: 'column' });
export const rejectedRow = style({
  display: 'grid',
  gridTemplateColumns: '84px 92px minmax(0, 1fr)',
  gap: 12,
  padding: '8px 0',
  borderTop: `1px solid ${color.line}`,
  overflowWrap: 'anywhere',
  '@media': { [media.narrow]: { gridTemplateColumns: '64px 1fr', rowGap: 2 } },
});
export const reason = style({ '@media': { [media.narrow]: { gridColumn: '1 / -1' } } });
export const rowNumber = style({ color: color.ink3, fontVariantNumeric: 'tabular-nums' });
export const spaced = style({ flex: 1 });
