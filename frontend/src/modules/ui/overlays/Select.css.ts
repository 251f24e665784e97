import { style } from '@vanilla-extract/css';
import { color } from '../tokens.css';
import { input } from '../primitives/Field.css';

export const trigger = style([
  input,
  {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    cursor: 'default',
    textAlign: 'start',
    fontSize: 13,
    selectors: { '&[data-size=small]': { height: 28, width: 'auto', minWidth: 96, padding: '0 8px' } },
  },
]);
export const value = style({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  selectors: { '&[data-placeholder]': { color: color.ink3 } },
});
export const icon = style({ display: 'grid', color: color.ink3 });
