import { style } from '@vanilla-extract/css';
import { color } from '../tokens.css';

export const logo = style({ display: 'block', flex: 'none', borderRadius: '28%' });
export const ground = style({ fill: color.accent });
export const lines = style({ stroke: color.onAccent, strokeWidth: 2.6, strokeLinecap: 'round' });
