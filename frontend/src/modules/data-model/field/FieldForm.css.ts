import { globalStyle, style } from '@vanilla-extract/css';
import { color, font, media, radius, weight } from '@/modules/ui/tokens.css';

/** The form, and beside it what will come of it. */
export const columns = style({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 300px',
  gap: 32,
  alignItems: 'start',
  '@media': { '(max-width: 1120px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
});
export const form = style({ display: 'flex', flexDirection: 'column', gap: 20, minWidth: 0 });
export const names = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr 1fr',
  gap: 12,
  alignItems: 'start',
  '@media': { [media.narrow]: { gridTemplateColumns: 'auto 1fr' } },
});
globalStyle(`${names} > :nth-child(n + 3)`, { '@media': { [media.narrow]: { gridColumn: '1 / -1' } } });
export const group = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  paddingTop: 20,
  borderTop: `1px solid ${color.line}`,
});
export const switches = style({ display: 'flex', flexDirection: 'column', gap: 4 });
export const actions = style({ display: 'flex', justifyContent: 'flex-end', gap: 8, flexWrap: 'wrap' });
export const grow = style({ flex: 1 });

export const aside = style({
  position: 'sticky',
  top: 8,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  '@media': { '(max-width: 1120px)': { position: 'static' } },
});
export const asideTitle = style({ font: font.header, color: color.ink2 });

export const typeLine = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '10px 12px',
  borderRadius: radius.l,
  background: color.sunken,
});
export const typeIcon = style({ display: 'grid', color: color.ink2 });
export const typeWords = style({ flex: 1, minWidth: 0 });
export const typeName = style({ fontWeight: weight.name });
export const typeNote = style({ font: font.meta, color: color.ink2 });

export const errorText = style({ marginTop: -12 });
