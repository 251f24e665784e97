import { style } from '@vanilla-extract/css';
import { color, family, motion, radius, weight } from '@/modules/ui/tokens.css';

export const drop = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 10,
  minHeight: 260,
  padding: 24,
  textAlign: 'center',
  borderRadius: radius.sheet,
  border: `1.5px dashed ${color.lineStrong}`,
  background: color.surface,
  transition: `background ${motion.hover} ${motion.ease}, border-color ${motion.hover} ${motion.ease}`,
  selectors: { '&[data-over]': { background: color.accentSoft, borderColor: color.accent, borderStyle: 'solid' } },
});
export const icon = style({
  display: 'grid',
  placeItems: 'center',
  width: 44,
  height: 44,
  borderRadius: radius.xl,
  background: color.accentSoft,
  color: color.accentInk,
  marginBottom: 4,
});
export const line = style({ font: `${weight.serif} 20px/28px ${family.display}`, letterSpacing: '-0.012em' });
export const detail = style({ color: color.ink2, maxWidth: 400, textWrap: 'balance' });

export const progress = style({ display: 'flex', flexDirection: 'column', gap: 10, width: '100%', maxWidth: 320 });
export const fileName = style({ fontWeight: weight.name, overflowWrap: 'anywhere' });
