import { style } from '@vanilla-extract/css';
import { color, font, motion, radius } from '../tokens.css';

export const field = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
export const label = style({ font: font.header, color: color.ink2, display: 'flex', justifyContent: 'space-between' });
export const hint = style({ font: font.meta, color: color.ink3 });
export const error = style({
  font: font.meta,
  color: color.danger,
  display: 'flex',
  gap: 4,
  alignItems: 'flex-start',
  overflowWrap: 'anywhere',
});
export const errorIcon = style({ flex: 'none', marginTop: 1 });

export const input = style({
  width: '100%',
  height: 34,
  padding: '0 10px',
  border: 0,
  borderRadius: radius.m,
  background: color.surface,
  color: color.ink,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  transition: `box-shadow ${motion.hover} ${motion.ease}`,
  selectors: {
    '&:focus-visible': { outline: `2px solid ${color.focus}`, outlineOffset: 0, boxShadow: 'none' },
    '&[aria-invalid=true]': { boxShadow: `inset 0 0 0 1px ${color.danger}` },
    '&:disabled, &[readonly]': {
      background: color.sunken,
      color: color.ink2,
      boxShadow: `inset 0 0 0 1px ${color.line}`,
    },
    'textarea&': { height: 'auto', minHeight: 72, padding: '7px 10px', resize: 'vertical' },
  },
  '@media': { '(pointer: coarse)': { minHeight: 44, fontSize: 16 } },
});

export const withAction = style({ position: 'relative', display: 'flex' });
export const action = style({ position: 'absolute', insetBlock: 3, right: 3, display: 'flex', alignItems: 'center' });
export const inputWithAction = style([input, { paddingRight: 36 }]);
