import { style } from '@vanilla-extract/css';
import { color, font, weight } from '@/modules/ui/tokens.css';

export const list = style({ display: 'flex', flexDirection: 'column', gap: 20 });
export const tools = style({ display: 'flex', alignItems: 'center', gap: 12, flexWrap: 'wrap' });
export const section = style({ display: 'flex', flexDirection: 'column', gap: 8, marginTop: 8 });
export const heading = style({ font: font.base, fontWeight: weight.label, color: color.ink2 });
export const hint = style({ flex: 1, color: color.ink2, textWrap: 'pretty' });
