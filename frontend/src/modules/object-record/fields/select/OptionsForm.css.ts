import { style } from '@vanilla-extract/css';
import { input } from '@/modules/ui/primitives/Field.css';
import { color, family, media, radius } from '@/modules/ui/tokens.css';

export const list = style({ display: 'flex', flexDirection: 'column', gap: 4 });
export const row = style({
  display: 'grid',
  gridTemplateColumns: '24px 34px minmax(0, 1fr) 28px',
  alignItems: 'center',
  gap: 4,
  selectors: { '&[data-values]': { gridTemplateColumns: '24px 34px minmax(0, 1fr) minmax(0, 1fr) 28px' } },
  '@media': {
    '(pointer: coarse)': {
      gridTemplateColumns: '32px 44px minmax(0, 1fr) 40px',
      selectors: { '&[data-values]': { gridTemplateColumns: '32px 44px minmax(0, 1fr) minmax(0, 1fr) 40px' } },
    },
  },
});
export const grip = style({
  display: 'grid',
  placeItems: 'center',
  height: 34,
  borderRadius: radius.m,
  color: color.ink3,
  cursor: 'grab',
  touchAction: 'none',
  selectors: { '&:hover': { color: color.ink }, '&:active': { cursor: 'grabbing' } },
  '@media': { '(pointer: coarse)': { height: 44 } },
});
export const value = style([input, { fontFamily: family.mono, fontSize: 12 }]);
export const foot = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  marginTop: 4,
  flexWrap: 'wrap',
  '@media': { [media.narrow]: { marginTop: 8 } },
});
export const consequences = style({ marginTop: 8 });
