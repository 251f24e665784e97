import { style } from '@vanilla-extract/css';
import { color, family, font, media, radius, weight } from '@/modules/ui/tokens.css';

const beside = '(min-width: 960px)';

export const page = style({
  minHeight: '100dvh',
  display: 'grid',
  padding: 8,
  '@media': {
    [beside]: { gridTemplateColumns: 'minmax(480px, 44fr) 56fr' },
    [media.narrow]: { padding: 0 },
  },
});

export const sheet = style({
  display: 'flex',
  flexDirection: 'column',
  background: color.surface,
  borderRadius: radius.sheet,
  boxShadow: color.shadowRest,
  padding: '28px 32px 32px',
  '@media': { [media.narrow]: { borderRadius: 0, boxShadow: 'none', padding: '20px 20px 32px' } },
});

export const brand = style({ display: 'flex', alignItems: 'center', gap: 9, fontWeight: 600, fontSize: 14 });

export const column = style({
  width: '100%',
  maxWidth: 348,
  margin: 'auto',
  padding: '40px 0 72px',
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
});

export const title = style({ font: font.display, letterSpacing: '-0.018em', textWrap: 'balance' });
export const lead = style({ color: color.ink2, fontSize: 14, marginTop: 8, textWrap: 'pretty' });
export const form = style({ display: 'flex', flexDirection: 'column', gap: 16 });
export const pair = style({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 });
export const other = style({ color: color.ink2 });

export const aside = style({
  position: 'relative',
  display: 'none',
  overflow: 'hidden',
  '@media': { [beside]: { display: 'grid', alignItems: 'end', padding: '0 56px 72px', marginRight: -8 } },
});

export const saying = style({
  position: 'relative',
  font: `${weight.serif} 40px/46px ${family.display}`,
  letterSpacing: '-0.02em',
  maxWidth: 520,
  textWrap: 'balance',
});
export const sayingNote = style({
  position: 'relative',
  marginTop: 16,
  color: color.ink2,
  fontSize: 14,
  maxWidth: 420,
});

export const workspaces = style({ display: 'flex', flexDirection: 'column', gap: 8 });
export const workspace = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  width: '100%',
  minHeight: 52,
  padding: '8px 14px',
  borderRadius: radius.l,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
  fontWeight: weight.name,
  fontSize: 14,
  selectors: { '&:hover:not([aria-disabled])': { background: color.sunken } },
});
export const workspaceName = style({ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' });

export const inset = style({ marginLeft: -10 });
