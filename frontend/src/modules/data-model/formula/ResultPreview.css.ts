import { style } from '@vanilla-extract/css';
import { color, font, radius } from '@/modules/ui/tokens.css';

export const head = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  minHeight: 20,
});
export const type = style({ display: 'inline-flex', alignItems: 'center', gap: 5, font: font.meta, color: color.ink2 });
export const table = style({
  width: '100%',
  borderCollapse: 'separate',
  borderSpacing: 0,
  tableLayout: 'fixed',
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
});
const cell = {
  height: 34,
  padding: '0 12px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
const ruled = { 'tr:not(:first-child) > &': { borderTop: `1px solid ${color.line}` } };
export const record = style({
  ...cell,
  width: '60%',
  textAlign: 'start',
  font: font.base,
  color: color.ink2,
  selectors: ruled,
});
export const value = style({ ...cell, textAlign: 'end', selectors: ruled });
export const blank = style({ color: color.ink3 });
