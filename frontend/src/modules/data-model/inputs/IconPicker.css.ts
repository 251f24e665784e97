import { style } from '@vanilla-extract/css';
import { input } from '@/modules/ui/primitives/Field.css';
import { color, radius } from '@/modules/ui/tokens.css';

export const field = style({ display: 'flex', flexDirection: 'column', gap: 4, flex: 'none' });
export const trigger = style([
  input,
  { display: 'grid', placeItems: 'center', width: 34, padding: 0, '@media': { '(pointer: coarse)': { width: 44 } } },
]);
export const picker = style({ width: 296 });
export const search = style([
  input,
  { background: color.raisedHover, boxShadow: 'none', margin: 4, width: 'calc(100% - 8px)' },
]);
export const grid = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(8, 1fr)',
  maxHeight: 264,
  overflow: 'auto',
  padding: 4,
});
export const icon = style({
  display: 'grid',
  placeItems: 'center',
  height: 34,
  borderRadius: radius.m,
  color: color.ink2,
  selectors: {
    '&:hover, &:focus-visible': { background: color.raisedHover, color: color.ink },
    '&[aria-pressed=true]': { background: color.accentSoft, color: color.accentInk },
  },
});
export const nothing = style({ padding: '4px 8px 12px', color: color.ink3 });
