import { style } from '@vanilla-extract/css';
import { color, media, radius } from '@/modules/ui/tokens.css';
import { aside, head } from '../Table.css';

export const icon = style({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 28,
  height: 28,
  borderRadius: radius.m,
  background: color.sunken,
  color: color.ink2,
});
export const headType = style([head, { width: '34%', paddingLeft: 24 }]);
export const type = style([
  aside,
  { '@media': { [media.narrow]: { display: 'table-cell', paddingLeft: 8, width: 132 } }, whiteSpace: 'normal' },
]);
export const typeName = style({ display: 'flex', alignItems: 'center', gap: 7, color: color.ink });
export const typeDetail = style({
  display: 'block',
  marginLeft: 22,
  color: color.ink3,
  fontSize: 12,
  lineHeight: '18px',
  selectors: { '&:empty': { display: 'none' } },
});
