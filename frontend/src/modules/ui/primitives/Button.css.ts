import { style } from '@vanilla-extract/css';
import { recipe } from '@vanilla-extract/recipes';
import { color, media, motion, radius, size, weight } from '../tokens.css';

const quiet = {
  color: color.ink2,
  selectors: {
    '&:hover:not(:disabled)': { background: color.sunken, color: color.ink },
    '&[data-popup-open]': { background: color.sunken, color: color.ink },
  },
} as const;

export const button = recipe({
  base: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 6,
    flex: 'none',
    height: size.control,
    padding: '0 10px',
    borderRadius: radius.m,
    fontWeight: weight.label,
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    userSelect: 'none',
    transition: `background ${motion.hover} ${motion.ease}, color ${motion.hover} ${motion.ease}`,
    selectors: { '&:disabled': { opacity: 0.5 } },
    '@media': { '(pointer: coarse)': { minHeight: 40 } },
  },
  variants: {
    variant: {
      primary: {
        background: color.accent,
        color: color.onAccent,
        selectors: { '&:hover:not(:disabled)': { background: color.accentHover } },
      },
      secondary: {
        background: color.surface,
        color: color.ink,
        boxShadow: `inset 0 0 0 1px ${color.lineStrong}`,
        selectors: { '&:hover:not(:disabled)': { background: color.sunken } },
      },
      ghost: quiet,
      danger: {
        background: color.danger,
        color: color.onDanger,
        selectors: { '&:hover:not(:disabled)': { filter: 'brightness(0.94)' } },
      },
      dangerGhost: {
        color: color.danger,
        selectors: { '&:hover:not(:disabled)': { background: color.dangerSoft } },
      },
    },
    size: { regular: {}, large: { height: 36, padding: '0 14px' } },
    shape: { text: {}, icon: { width: size.control, padding: 0, '@media': { '(pointer: coarse)': { minWidth: 40 } } } },
    isWide: { true: { width: '100%' } },
  },
  defaultVariants: { variant: 'secondary', size: 'regular', shape: 'text' },
});

/** A link inside running text: underlined by a hairline. */
export const textLink = style({
  color: color.accentInk,
  textDecorationLine: 'underline',
  textDecorationThickness: 1,
  textUnderlineOffset: 3,
  textDecorationColor: color.lineStrong,
  borderRadius: radius.s,
  ':hover': { textDecorationColor: 'currentcolor' },
  '@media': { [media.narrow]: { paddingBlock: 4 } },
});
