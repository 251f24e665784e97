import { style } from '@vanilla-extract/css';
import { color, media, radius, weight } from '@/modules/ui/tokens.css';

export const diagram = style({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(40px, 120px) minmax(0, 1fr)',
  alignItems: 'center',
  padding: 20,
  borderRadius: radius.l,
  backgroundColor: color.paper,
  backgroundImage: `radial-gradient(${color.line} 1px, transparent 1px)`,
  backgroundSize: '20px 20px',
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  '@media': { [media.narrow]: { padding: 12, gridTemplateColumns: 'minmax(0, 1fr) 32px minmax(0, 1fr)' } },
});
export const line = style({
  width: '100%',
  height: 24,
  fill: 'none',
  stroke: color.accent,
  strokeWidth: 1.6,
  overflow: 'visible',
});
export const targets = style({ display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0 });
export const card = style({
  minWidth: 0,
  borderRadius: radius.l,
  background: color.surface,
  boxShadow: color.shadowRest,
});
export const cardHead = style({ display: 'flex', alignItems: 'center', gap: 10, padding: '10px 12px' });
export const name = style({
  minWidth: 0,
  fontWeight: weight.name,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
export const field = style({
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  padding: '7px 12px 9px 18px',
  borderTop: `1px solid ${color.line}`,
  color: color.ink2,
  fontSize: 12,
});
export const nothing = style({
  padding: 20,
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.lineStrong}`,
  color: color.ink3,
  textAlign: 'center',
  background: color.surface,
});
