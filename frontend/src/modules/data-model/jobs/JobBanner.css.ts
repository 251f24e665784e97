import { style } from '@vanilla-extract/css';

export const words = style({ display: 'flex', flexDirection: 'column', gap: 8 });
