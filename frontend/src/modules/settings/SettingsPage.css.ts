import { style } from '@vanilla-extract/css';
import { color, family, font, media, radius, size, weight } from '@/modules/ui/tokens.css';

export const body = style({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: '208px minmax(0, 1fr)',
  '@media': { [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' } },
});

export const menu = style({
  padding: '4px 8px 16px 12px',
  overflow: 'auto',
  '@media': {
    [media.narrow]: {
      display: 'flex',
      gap: 4,
      padding: '0 12px 8px',
      borderBottom: `1px solid ${color.line}`,
      scrollbarWidth: 'none',
    },
  },
});
export const group = style({
  font: font.meta,
  fontWeight: weight.label,
  color: color.ink3,
  padding: '12px 8px 4px',
  '@media': { [media.narrow]: { display: 'none' } },
});
export const links = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 1,
  '@media': { [media.narrow]: { flexDirection: 'row', gap: 4 } },
});
export const link = style({
  display: 'flex',
  alignItems: 'center',
  gap: 9,
  height: 30,
  padding: '0 8px',
  borderRadius: radius.m,
  color: color.ink2,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  selectors: {
    '&:hover': { background: color.sunken, color: color.ink },
    '&[aria-current=page]': { background: color.accentSoft, color: color.accentInk, fontWeight: weight.label },
  },
  '@media': { [media.narrow]: { height: 44, padding: '0 12px' } },
});

export const scroll = style({
  overflow: 'auto',
  minWidth: 0,
  padding: '8px 32px 56px 56px',
  '@media': { [media.narrow]: { padding: '8px 16px 40px' } },
});
export const column = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 28,
  width: '100%',
  maxWidth: size.settings,
  selectors: {
    '&[data-size=wide]': { maxWidth: 960 },
    '&[data-size=full]': { maxWidth: 'none', minHeight: '100%' },
  },
});

export const head = style({ display: 'flex', alignItems: 'flex-start', gap: 12, flexWrap: 'wrap', paddingTop: 8 });
export const headWords = style({ flex: '1 1 260px', display: 'flex', flexDirection: 'column', gap: 4 });
export const title = style({ font: `${weight.serif} 20px/26px ${family.display}`, letterSpacing: '-0.012em' });
export const description = style({ color: color.ink2, maxWidth: 480, textWrap: 'pretty' });

export const section = style({ display: 'flex', flexDirection: 'column', gap: 12 });
export const heading = style({ fontSize: 14, lineHeight: '20px', fontWeight: weight.label });
export const sectionHead = style({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8 });
