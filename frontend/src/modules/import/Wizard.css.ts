import { style } from '@vanilla-extract/css';
import { color, media, radius, weight } from '@/modules/ui/tokens.css';

export const steps = style({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  color: color.ink3,
  '@media': { [media.narrow]: { display: 'none' } },
});
export const step = style({
  display: 'flex',
  alignItems: 'center',
  gap: 7,
  padding: '0 8px',
  selectors: {
    '&[aria-current]': { color: color.ink, fontWeight: weight.label },
    '&[data-done]': { color: color.ink2 },
  },
});
export const number = style({
  display: 'grid',
  placeItems: 'center',
  width: 18,
  height: 18,
  borderRadius: radius.full,
  fontSize: 11,
  lineHeight: 1,
  fontWeight: 600,
  fontVariantNumeric: 'tabular-nums',
  boxShadow: `inset 0 0 0 1px ${color.lineStrong}`,
  selectors: {
    '[aria-current] > &': { background: color.accent, color: color.onAccent, boxShadow: 'none' },
    '[data-done] > &': { background: color.accentSoft, color: color.accentInk, boxShadow: 'none' },
  },
});

export const body = style({
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  padding: '8px 20px 40px',
  '@media': { [media.narrow]: { padding: '8px 16px 32px' } },
});
export const column = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 20,
  width: '100%',
  maxWidth: 860,
  margin: '0 auto',
  paddingTop: 16,
});
export const narrowColumn = style([column, { maxWidth: 640 }]);

export const footer = style({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '10px 20px',
  borderTop: `1px solid ${color.line}`,
  '@media': { [media.narrow]: { padding: '10px 16px' } },
});
export const footerNote = style({ flex: 1, minWidth: 0, color: color.ink2 });

export const lead = style({ color: color.ink2, maxWidth: 560, textWrap: 'pretty' });
export const heading = style({ fontSize: 16, lineHeight: '24px', fontWeight: weight.label });

export const wideOnly = style({ '@media': { [media.narrow]: { display: 'none' } } });
