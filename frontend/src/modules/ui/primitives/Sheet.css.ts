import { style } from '@vanilla-extract/css';
import { color, font, media, radius } from '../tokens.css';

/** The one clean sheet on the paper: every page lies on it. */
export const sheet = style({
  position: 'relative',
  flex: 1,
  background: color.surface,
  borderRadius: radius.sheet,
  boxShadow: color.shadowRest,
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  overflow: 'hidden',
  '@media': { [media.narrow]: { borderRadius: 0, boxShadow: 'none' } },
});
export const header = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 52,
  padding: '12px 20px 8px 18px',
  '@media': { [media.narrow]: { padding: '12px 12px 8px 16px' } },
});
export const title = style({
  font: font.title,
  letterSpacing: '-0.012em',
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const grow = style({ flex: 1 });
export const scroll = style({ flex: 1, minHeight: 0, overflow: 'auto', overscrollBehavior: 'contain' });
