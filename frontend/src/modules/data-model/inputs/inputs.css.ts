import { style } from '@vanilla-extract/css';
import { color, font } from '@/modules/ui/tokens.css';

export const fieldLabel = style({ font: font.header, color: color.ink2 });
