import { keyframes, style } from '@vanilla-extract/css';

const turn = keyframes({ to: { transform: 'rotate(1turn)' } });
const appear = keyframes({ from: { opacity: 0 } });

/** Invisible for its first 300 ms: what is quick shows no spinner. */
export const spinner = style({
  width: 14,
  height: 14,
  flex: 'none',
  borderRadius: '50%',
  border: '1.6px solid currentcolor',
  borderRightColor: 'transparent',
  animation: `${turn} 0.8s linear infinite, ${appear} 120ms 300ms backwards`,
});
