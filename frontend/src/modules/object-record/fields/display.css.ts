import { style } from '@vanilla-extract/css';
import { color, radius } from '@/modules/ui/tokens.css';

export const text = style({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 });

export const muted = style([text, { color: color.ink3 }]);

/** A value among several: no colour of its own. */
export const chip = style({
  display: 'inline-flex',
  alignItems: 'center',
  flex: 'none',
  gap: 5,
  maxWidth: '100%',
  height: 22,
  padding: '0 8px',
  borderRadius: radius.s,
  fontSize: 12,
  whiteSpace: 'nowrap',
  background: color.sunken,
  color: color.ink2,
});

/** A record among several. */
export const linkedChip = style([chip, { flex: '0 1 auto', minWidth: 0, padding: '0 8px 0 3px' }]);

export const mark = style({ fontStyle: 'normal', userSelect: 'none' });

export const link = style([
  text,
  {
    color: 'inherit',
    textDecoration: 'underline',
    textDecorationColor: color.lineStrong,
    textDecorationThickness: 1,
    textUnderlineOffset: 3,
    selectors: { '&:hover': { textDecorationColor: 'currentColor' } },
  },
]);

export const number = style([text, { fontVariantNumeric: 'tabular-nums' }]);
export const zero = style([number, { color: color.ink3 }]);
export const code = style([text, { fontFamily: 'ui-monospace, "SF Mono", Menlo, monospace', fontSize: 12 }]);

export const more = style({ flex: 'none', fontSize: 11.5, color: color.ink3, fontVariantNumeric: 'tabular-nums' });

export const yes = style({ flex: 'none', color: color.accent });

export const stars = style({ display: 'inline-flex', gap: 2, flex: 'none' });
export const star = style({
  width: 8,
  height: 8,
  borderRadius: radius.full,
  background: color.line,
  selectors: { '&[data-on]': { background: color.accent } },
});
