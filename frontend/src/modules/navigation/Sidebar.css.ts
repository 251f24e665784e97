import { globalStyle, type StyleRule, style } from '@vanilla-extract/css';
import { color, font, media, motion, radius, size, weight } from '@/modules/ui/tokens.css';

/** Only icons are left: a choice for wide screens, whatever the width was when it was made. */
const whenCollapsed = (rule: StyleRule) => ({
  '@media': { [media.wide]: { selectors: { 'html[data-navigation=collapsed] &': rule as object } } },
});

export const sidebar = style([
  {
    width: size.navigation,
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    padding: '4px 8px 0 12px',
    '@media': { [media.narrow]: { display: 'none' } },
  },
  whenCollapsed({ width: 56, padding: '4px 12px 0' }),
]);

export const top = style({ display: 'flex', alignItems: 'center', gap: 2, marginBottom: 10 });
export const scroll = style({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  overflowX: 'hidden',
  margin: '0 -4px',
  padding: '0 4px 12px',
});
export const bottom = style({ display: 'flex', flexDirection: 'column', gap: 1, paddingBottom: 4 });

export const whenOpen = style(whenCollapsed({ display: 'none' }));
export const words = style([
  whenOpen,
  { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
]);

export const section = style([
  { font: font.meta, fontWeight: weight.label, color: color.ink3, padding: '10px 8px 4px' },
  whenCollapsed({ visibility: 'hidden', padding: 0, height: 12 }),
]);

export const heading = style({ display: 'flex', alignItems: 'center', justifyContent: 'space-between' });

export const list = style({ display: 'flex', flexDirection: 'column', gap: 1 });

export const item = style([
  {
    display: 'flex',
    alignItems: 'center',
    gap: 9,
    width: '100%',
    height: 30,
    padding: '0 8px',
    borderRadius: radius.m,
    color: color.ink2,
    textDecoration: 'none',
    transition: `background ${motion.hover} ${motion.ease}, color ${motion.hover} ${motion.ease}`,
    selectors: {
      '&:hover, &[data-popup-open]': { background: color.sunken, color: color.ink },
      '&[aria-current=page]': {
        background: color.surface,
        color: color.ink,
        fontWeight: weight.label,
        boxShadow: color.shadowRest,
      },
    },
    '@media': { [media.narrow]: { height: 44, gap: 12, fontSize: 15 } },
  },
  whenCollapsed({ padding: 0, width: 32, justifyContent: 'center' }),
]);
globalStyle(`${item} > svg`, { flex: 'none' });
globalStyle(`html[data-theme="dark"] ${item}[aria-current=page]`, { background: color.sunken, boxShadow: 'none' });

/** One of a list, with what can be done with it at its end. */
export const place = style({ position: 'relative', listStyle: 'none' });
export const more = style([
  whenOpen,
  {
    position: 'absolute',
    top: 3,
    right: 4,
    display: 'grid',
    placeItems: 'center',
    width: 24,
    height: 24,
    borderRadius: radius.m,
    color: color.ink3,
    background: color.sunken,
    opacity: 0,
    selectors: {
      [`${place}:hover > &, &:focus-visible, &[data-popup-open]`]: { opacity: 1, color: color.ink },
    },
    '@media': {
      '(hover: none)': { opacity: 1, background: 'none' },
      [media.narrow]: { top: 0, width: 44, height: 44 },
    },
  },
]);
export const folder = style({ minWidth: 0 });
export const inFolder = style([{ paddingLeft: 14 }, whenCollapsed({ paddingLeft: 0 })]);
export const chevron = style({
  transition: `transform ${motion.hover} ${motion.ease}`,
  selectors: { '[aria-expanded=true] > &': { transform: 'rotate(90deg)' } },
});

export const workspace = style([item, { height: 36, color: color.ink, fontWeight: 600, flex: 1, minWidth: 0 }]);
export const workspaceName = style([words, { flex: '0 1 auto' }]);
export const collapse = style([
  whenOpen,
  {
    opacity: 0,
    transition: `opacity ${motion.hover} ${motion.ease}`,
    selectors: { [`${sidebar}:is(:hover, :focus-within) &`]: { opacity: 1 } },
    '@media': { '(hover: none)': { opacity: 1 } },
  },
]);
export const expand = style([{ display: 'none', marginLeft: 2 }, whenCollapsed({ display: 'block' })]);
export const keys = style({
  display: 'none',
  '@media': {
    [media.wide]: {
      selectors: {
        [`html:not([data-navigation=collapsed]) ${item}:is(:hover, :focus-visible) &`]: { display: 'block' },
      },
    },
  },
});
export const avatar = style({ position: 'relative', display: 'grid', margin: '0 -2px' });
