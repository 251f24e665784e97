import { style } from '@vanilla-extract/css';
import { color, media, radius } from '@/modules/ui/tokens.css';

export const popover = style({
  padding: 10,
  width: 460,
  maxWidth: 'min(460px, calc(100vw - 16px))',
});

export const group = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: 6,
  selectors: {
    '& &': { padding: 8, borderRadius: radius.m, boxShadow: `inset 0 0 0 1px ${color.line}` },
  },
});
export const line = style({ display: 'flex', alignItems: 'flex-start', gap: 2, width: '100%' });
export const content = style({ flex: 1, minWidth: 0 });
export const condition = style({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr 1.2fr',
  gap: 4,
  alignItems: 'center',
  '@media': { [media.narrow]: { gridTemplateColumns: '1fr 1fr' } },
});
export const select = style({ width: '100%', minWidth: 0, textOverflow: 'ellipsis' });
export const value = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 4,
  minWidth: 0,
  height: 26,
  padding: '0 6px',
  borderRadius: radius.m,
  background: color.sunken,
  color: color.ink,
  fontSize: 12.5,
});
export const chooser = style({
  marginTop: 4,
  padding: 4,
  borderRadius: radius.m,
  boxShadow: `inset 0 0 0 1px ${color.line}`,
});
export const adding = style({ display: 'flex', gap: 2, marginLeft: -8 });
