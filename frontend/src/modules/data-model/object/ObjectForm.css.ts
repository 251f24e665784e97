import { globalStyle, style } from '@vanilla-extract/css';
import { color, media, radius, size } from '@/modules/ui/tokens.css';

export const form = style({ display: 'flex', flexDirection: 'column', gap: 20, maxWidth: size.settings });
export const names = style({
  display: 'grid',
  gridTemplateColumns: 'auto auto 1fr 1fr',
  gap: 12,
  alignItems: 'start',
  '@media': {
    [media.narrow]: { gridTemplateColumns: 'auto 1fr', gridAutoFlow: 'row' },
  },
});
globalStyle(`${names} > :nth-child(n + 3)`, { '@media': { [media.narrow]: { gridColumn: '1 / -1' } } });
export const colorField = style({ display: 'flex', flexDirection: 'column', gap: 4 });
export const api = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: '8px 16px 16px',
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
});
export const pair = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 12,
  '@media': { [media.narrow]: { gridTemplateColumns: '1fr' } },
});
export const actions = style({ display: 'flex', justifyContent: 'flex-end', gap: 8 });
export const stack = style({ display: 'flex', flexDirection: 'column', gap: 4 });
