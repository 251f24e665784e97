import { style } from '@vanilla-extract/css';
import { color, family, font, media, radius, weight } from '@/modules/ui/tokens.css';

export const form = style({ display: 'flex', flexDirection: 'column', gap: 16 });
export const pair = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 12,
  '@media': { [media.narrow]: { gridTemplateColumns: '1fr', gap: 16 } },
});
export const person = style({ display: 'flex', alignItems: 'center', gap: 14 });
export const personName = style({ font: `${weight.serif} 18px/24px ${family.display}`, letterSpacing: '-0.012em' });
export const quiet = style({ color: color.ink3 });
export const label = style({ font: font.header, color: color.ink2, marginBottom: 6, padding: 0 });
export const inset = style({ marginLeft: -10 });

export const token = style({ display: 'flex', gap: 8, alignItems: 'stretch' });
export const tokenText = style({
  flex: 1,
  minWidth: 0,
  maxHeight: 96,
  overflow: 'auto',
  padding: '8px 10px',
  borderRadius: radius.m,
  background: color.sunken,
  fontFamily: family.mono,
  fontSize: 12,
  lineHeight: '18px',
  overflowWrap: 'anywhere',
});

export const events = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  border: 0,
  margin: 0,
  padding: 0,
  minWidth: 0,
});
export const event = style({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 28px',
  gap: 8,
  alignItems: 'center',
  '@media': { '(pointer: coarse)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 40px' } },
});

export const themes = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
  gap: 12,
  border: 0,
  margin: 0,
  padding: 0,
});
export const theme = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: 8,
  borderRadius: radius.sheet,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  cursor: 'pointer',
  selectors: {
    '&:hover': { background: color.rowHover },
    '&:has(:checked)': { boxShadow: `inset 0 0 0 2px ${color.accent}` },
  },
});
export const themeName = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '0 4px 4px',
  fontWeight: weight.name,
});
