import { keyframes, style } from '@vanilla-extract/css';
import { color, radius } from '@/modules/ui/tokens.css';

/** Stands for a value that is on its way. Without animation: a flick past a thousand rows shows thousands of them. */
export const bone = style({ width: '56%', height: 9, borderRadius: 5, background: color.sunken });
export const roundBone = style([
  bone,
  { flex: 'none', width: 22, height: 22, borderRadius: radius.full, marginLeft: 19 },
]);

const arrive = keyframes({ from: { opacity: 0 } });

/** Around all rows of a list that has not answered yet: nothing is drawn for answers that come within a blink. */
export const firstRows = style({ animation: `${arrive} 1ms 150ms backwards` });
