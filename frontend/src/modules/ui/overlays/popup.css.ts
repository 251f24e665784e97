/** What every floating surface shares: menus, selects, comboboxes, popovers. */
import { globalStyle, style } from '@vanilla-extract/css';
import { color, font, motion, radius, weight } from '../tokens.css';

export const positioner = style({ zIndex: 40, outline: 'none' });

export const popup = style({
  background: color.raised,
  color: color.ink,
  borderRadius: radius.l,
  boxShadow: color.shadowFloat,
  padding: 4,
  minWidth: 'max(180px, var(--anchor-width))',
  maxWidth: 'min(360px, calc(100vw - 16px))',
  maxHeight: 'var(--available-height)',
  overflow: 'auto',
  overscrollBehavior: 'contain',
  transformOrigin: 'var(--transform-origin)',
  transition: `opacity ${motion.popover} ${motion.ease}, translate ${motion.popover} ${motion.ease}`,
  outline: 'none',
  selectors: {
    '&[data-starting-style]': { opacity: 0, translate: '0 -4px' },
    '&[data-side=top][data-starting-style]': { opacity: 0, translate: '0 4px' },
    '&[data-ending-style]': { opacity: 0, transitionDuration: '98ms' },
  },
});

export const item = style({
  display: 'flex',
  alignItems: 'center',
  gap: 9,
  minHeight: 30,
  padding: '5px 8px',
  borderRadius: radius.m,
  color: color.ink,
  cursor: 'default',
  userSelect: 'none',
  outline: 'none',
  textDecoration: 'none',
  selectors: {
    '&[data-highlighted]': { background: color.raisedHover },
    '&[data-disabled]': { color: color.ink3 },
    '&[data-tone=danger]': { color: color.danger },
    '&[data-tone=danger][data-highlighted]': { background: color.dangerSoft },
  },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
globalStyle(`${item} > svg`, { flex: 'none', color: color.ink3 });
globalStyle(`${item}[data-tone=danger] > svg`, { color: 'inherit' });

export const itemText = style({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const itemHint = style({ color: color.ink3, fontSize: 12 });
globalStyle(`${item}[data-highlighted] ${itemHint}`, { color: color.ink2 });
export const heading = style({ font: font.meta, fontWeight: weight.label, color: color.ink3, padding: '8px 8px 4px' });
export const separator = style({ height: 1, margin: '4px 8px', background: color.line });
export const empty = style({ padding: '10px 8px', color: color.ink3, selectors: { '&:empty': { padding: 0 } } });
