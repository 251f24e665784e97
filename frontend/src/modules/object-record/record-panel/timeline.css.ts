import { style } from '@vanilla-extract/css';
import { color, font, radius, weight } from '@/modules/ui/tokens.css';

export const timeline = style({ display: 'grid', gap: 14, padding: '6px 8px' });
export const moment = style({
  position: 'relative',
  paddingLeft: 20,
  '::before': {
    content: '""',
    position: 'absolute',
    left: 2,
    top: 7,
    width: 7,
    height: 7,
    borderRadius: radius.full,
    background: color.lineStrong,
  },
  selectors: {
    '&:not(:last-child)::after': {
      content: '""',
      position: 'absolute',
      left: 5,
      top: 18,
      bottom: -17,
      width: 1,
      background: color.line,
    },
  },
});
export const momentLine = style({ display: 'flex', gap: 10, color: color.ink2 });
export const momentWhat = style({ flex: 1, minWidth: 0 });
export const momentWho = style({ color: color.ink, fontWeight: weight.name });
export const momentWhen = style({ font: font.meta, lineHeight: '20px', flex: 'none', color: color.ink3 });
export const change = style({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 6px',
  marginTop: 2,
  fontSize: 12,
  color: color.ink2,
});
export const changeBefore = style({
  color: color.ink3,
  textDecoration: 'line-through',
  textDecorationColor: color.lineStrong,
});
