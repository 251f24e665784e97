import { style } from '@vanilla-extract/css';
import { color } from '../tokens.css';
import { input as field } from './Field.css';

export const box = style({ position: 'relative', flex: '1 1 auto', minWidth: 160 });
export const glyph = style({ position: 'absolute', left: 10, top: '50%', translate: '0 -50%', color: color.ink3 });
export const input = style([
  field,
  { paddingLeft: 32, selectors: { '&::-webkit-search-cancel-button': { display: 'none' } } },
]);
