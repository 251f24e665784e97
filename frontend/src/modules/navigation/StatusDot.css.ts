import { keyframes, style } from '@vanilla-extract/css';
import { color, radius } from '@/modules/ui/tokens.css';

const breathe = keyframes({ '50%': { opacity: 0.35 } });

export const dot = style({
  position: 'absolute',
  right: -2,
  bottom: -2,
  width: 8,
  height: 8,
  borderRadius: radius.full,
  boxShadow: `0 0 0 2px ${color.paper}`,
  background: color.ink3,
  selectors: {
    '&[data-status=live]': { background: color.positive },
    '&[data-status=reconnecting]': { background: color.spark, animation: `${breathe} 1.6s ease-in-out infinite` },
    '&[data-status=offline]': { background: color.danger },
  },
});
