import { style } from '@vanilla-extract/css';
import { color, font } from '@/modules/ui/tokens.css';

export const scope = style({ display: 'flex', flexDirection: 'column', gap: 2 });
export const heading = style({ font: font.header, color: color.ink3, marginBottom: 4 });
export const row = style({
  display: 'flex',
  justifyContent: 'space-between',
  gap: 16,
  padding: '5px 0',
  borderBottom: `1px solid ${color.line}`,
});
