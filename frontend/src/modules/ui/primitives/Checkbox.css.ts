import { style } from '@vanilla-extract/css';
import { color, motion, radius } from '../tokens.css';

const tick =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='2.2' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M3.8 8.4 6.7 11.2 12.2 5'/%3E%3C/svg%3E\")";

export const row = style({ display: 'flex', gap: 10, alignItems: 'flex-start', cursor: 'pointer', padding: '4px 0' });
export const words = style({ display: 'flex', flexDirection: 'column' });
export const note = style({ color: color.ink3, fontSize: 12, lineHeight: '18px' });

export const box = style({
  appearance: 'none',
  display: 'grid',
  placeItems: 'center',
  width: 16,
  height: 16,
  flex: 'none',
  margin: '2px 0 0',
  borderRadius: radius.s,
  background: color.surface,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  transition: `background ${motion.hover} ${motion.ease}`,
  cursor: 'pointer',
  selectors: {
    '&:checked': { background: color.accent, boxShadow: 'none' },
    '&:checked::after': {
      content: '',
      width: 16,
      height: 16,
      background: color.onAccent,
      mask: `${tick} center / 16px no-repeat`,
    },
    '&[type=radio]': { borderRadius: radius.full },
    '&[type=radio]:checked::after': { width: 6, height: 6, borderRadius: radius.full, mask: 'none' },
    '&:disabled': { opacity: 0.5, cursor: 'default' },
  },
});
