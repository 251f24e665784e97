import { style } from '@vanilla-extract/css';
import { color, radius, weight } from '../tokens.css';

export const tabs = style({
  display: 'flex',
  gap: 4,
  boxShadow: `inset 0 -1px 0 ${color.line}`,
  overflowX: 'auto',
  scrollbarWidth: 'none',
});
export const tab = style({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  height: 34,
  padding: '0 8px',
  color: color.ink2,
  fontWeight: weight.label,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  borderRadius: `${radius.m} ${radius.m} 0 0`,
  selectors: {
    '&:hover': { color: color.ink },
    '&:focus-visible': { outlineOffset: -2 },
    '&[aria-current=page]': { color: color.ink },
    '&[aria-current=page]::after': {
      content: '""',
      position: 'absolute',
      insetInline: 8,
      bottom: 0,
      height: 2,
      borderRadius: radius.full,
      background: color.accent,
    },
  },
  '@media': { '(pointer: coarse)': { minHeight: 44 } },
});
export const note = style({ color: color.ink3, fontVariantNumeric: 'tabular-nums', fontWeight: weight.text });
