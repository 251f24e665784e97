import { style } from '@vanilla-extract/css';
import { color, family, weight } from '../tokens.css';

export const empty = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 12,
  padding: '56px 24px',
  flex: 1,
  textAlign: 'center',
});
export const line = style({
  font: `${weight.serif} 20px/28px ${family.display}`,
  letterSpacing: '-0.012em',
  textWrap: 'balance',
  maxWidth: 420,
});
export const detail = style({ color: color.ink2, maxWidth: 420, textWrap: 'pretty' });
export const action = style({ display: 'flex', gap: 8, marginTop: 4, flexWrap: 'wrap', justifyContent: 'center' });
