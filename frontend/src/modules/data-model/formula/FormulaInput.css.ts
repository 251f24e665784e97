import { globalStyle, style, styleVariants } from '@vanilla-extract/css';
import { input } from '@/modules/ui/primitives/Field.css';
import { popup } from '@/modules/ui/overlays/popup.css';
import { color, family, hued, radius } from '@/modules/ui/tokens.css';

/** Both layers break their lines at the same places. */
const letters = {
  margin: 0,
  padding: '9px 12px',
  fontFamily: family.mono,
  fontSize: 13,
  lineHeight: '20px',
  letterSpacing: 0,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  tabSize: 2,
} as const;

export const editor = style({ position: 'relative', display: 'grid' });
export const ink = style({ ...letters, gridArea: '1 / 1', minHeight: 98, pointerEvents: 'none', zIndex: 1 });
export const area = style([
  input,
  {
    ...letters,
    gridArea: '1 / 1',
    display: 'block',
    overflow: 'hidden',
    resize: 'none',
    color: 'transparent',
    caretColor: color.ink,
    selectors: {
      // As specific as what a text area is otherwise.
      'textarea&': { height: 'auto', minHeight: 98, padding: letters.padding, resize: 'none' },
      '&::selection': { color: 'transparent', background: color.accentSoft },
    },
    '@media': { '(pointer: coarse)': { fontSize: 13 } },
  },
]);

const hue = (angle: number) => ({ vars: { '--hue': String(angle) }, color: hued.ink });
export const tokens = styleVariants({
  space: {},
  number: hue(60),
  text: hue(150),
  name: { color: color.ink },
  word: hue(300),
  sign: { color: color.ink2 },
  unknown: { color: color.danger },
});
globalStyle(`${ink} [data-wrong]`, {
  textDecoration: `underline wavy ${color.danger}`,
  textUnderlineOffset: 4,
  textDecorationThickness: 1,
});

export const list = style([
  popup,
  {
    position: 'absolute',
    top: '100%',
    left: 0,
    right: 0,
    zIndex: 5,
    maxWidth: 'none',
    maxHeight: 264,
    marginTop: 4,
  },
]);
export const suggestion = style({
  display: 'flex',
  alignItems: 'center',
  gap: 9,
  width: '100%',
  minHeight: 30,
  padding: '4px 8px',
  borderRadius: radius.m,
  selectors: {
    '&[aria-selected=true]': { background: color.raisedHover },
    '&:hover': { background: color.raisedHover },
  },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
globalStyle(`${suggestion} > svg`, { flex: 'none', color: color.ink3 });
export const suggestionLabel = style({ flex: 'none', maxWidth: '50%', overflow: 'hidden', textOverflow: 'ellipsis' });
export const suggestionHint = style({
  flex: 1,
  minWidth: 0,
  color: color.ink2,
  fontSize: 12,
  textAlign: 'end',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
