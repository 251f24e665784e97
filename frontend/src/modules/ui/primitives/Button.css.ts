import { style, styleVariants } from '@vanilla-extract/css';
import { color, media, motion, radius, size as sizes, weight } from '../tokens.css';

const base = style({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 6,
  flex: 'none',
  height: sizes.control,
  padding: '0 10px',
  borderRadius: radius.m,
  fontWeight: weight.label,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  userSelect: 'none',
  transition: `background ${motion.hover} ${motion.ease}, color ${motion.hover} ${motion.ease}`,
  selectors: { '&:disabled': { opacity: 0.5 } },
  '@media': { '(pointer: coarse)': { minHeight: 40 } },
});

export const variants = styleVariants({
  primary: [
    base,
    {
      background: color.accent,
      color: color.onAccent,
      selectors: { '&:hover:not(:disabled)': { background: color.accentHover } },
    },
  ],
  secondary: [
    base,
    {
      background: color.surface,
      color: color.ink,
      boxShadow: `inset 0 0 0 1px ${color.lineStrong}`,
      selectors: { '&:hover:not(:disabled)': { background: color.sunken } },
    },
  ],
  ghost: [
    base,
    {
      color: color.ink2,
      selectors: { '&:hover:not(:disabled), &[data-popup-open]': { background: color.sunken, color: color.ink } },
    },
  ],
  danger: [
    base,
    {
      background: color.danger,
      color: color.onDanger,
      selectors: { '&:hover:not(:disabled)': { filter: 'brightness(0.94)' } },
    },
  ],
  dangerGhost: [
    base,
    { color: color.danger, selectors: { '&:hover:not(:disabled)': { background: color.dangerSoft } } },
  ],
});

export const large = style({ height: 36, padding: '0 14px' });
export const wide = style({ width: '100%' });
export const iconOnly = style({
  width: sizes.control,
  padding: 0,
  '@media': { '(pointer: coarse)': { minWidth: 40 } },
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
