import { recipe } from '@vanilla-extract/recipes';
import { style } from '@vanilla-extract/css';
import { color, radius } from '../tokens.css';

export const banner = recipe({
  base: { display: 'flex', gap: 10, padding: '10px 12px', borderRadius: radius.l, alignItems: 'flex-start' },
  variants: {
    tone: {
      neutral: { background: color.sunken, color: color.ink },
      warning: { background: color.sparkSoft, color: color.ink },
      danger: { background: color.dangerSoft, color: color.ink },
      good: { background: color.accentSoft, color: color.accentInk },
    },
  },
  defaultVariants: { tone: 'neutral' },
});
export const icon = style({ flex: 'none', marginTop: 2 });
export const words = style({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });
