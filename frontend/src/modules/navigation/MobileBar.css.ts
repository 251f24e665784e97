import { style } from '@vanilla-extract/css';
import { color, media, radius, weight } from '@/modules/ui/tokens.css';

export const bar = style({
  display: 'none',
  '@media': {
    [media.narrow]: {
      display: 'grid',
      gridAutoFlow: 'column',
      gridAutoColumns: 'minmax(0, 1fr)',
      padding: '4px 4px calc(4px + env(safe-area-inset-bottom))',
      borderTop: `1px solid ${color.line}`,
      background: color.paper,
    },
  },
});

export const place = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 3,
  height: 48,
  borderRadius: radius.m,
  color: color.ink3,
  fontSize: 11,
  lineHeight: '14px',
  fontWeight: weight.name,
  textDecoration: 'none',
  selectors: { '&[aria-current=page]': { color: color.accentInk } },
});
export const word = style({ maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
