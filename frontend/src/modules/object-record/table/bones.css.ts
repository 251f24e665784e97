import { keyframes, style } from '@vanilla-extract/css';
import { color, radius } from '@/modules/ui/tokens.css';

const arrive = keyframes({ from: { opacity: 0 } });

/** Nothing is drawn for answers that come within a blink. */
export const bone = style({
  width: '56%',
  height: 9,
  borderRadius: 5,
  background: color.sunken,
  animation: `${arrive} 1ms 150ms backwards`,
});
export const roundBone = style([
  bone,
  { flex: 'none', width: 22, height: 22, borderRadius: radius.full, marginLeft: 19 },
]);
