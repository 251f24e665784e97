import { style } from '@vanilla-extract/css';
import { color, hued, radius } from '@/modules/ui/tokens.css';

export const ledger = style({
  position: 'absolute',
  inset: '64px 0 auto 56px',
  height: 'min(46vh, 420px)',
  display: 'grid',
  gridAutoRows: 36,
  maskImage: 'linear-gradient(black 45%, transparent)',
});
export const row = style({
  display: 'grid',
  gridTemplateColumns: '20px 140px 110px 84px 1fr',
  alignItems: 'center',
  gap: 18,
  borderBottom: `1px solid ${color.line}`,
});
export const mark = style({ width: 20, height: 20, borderRadius: radius.full, background: hued.paper });
export const bone = style({ height: 8, borderRadius: 4, background: color.line });
export const chip = style({ height: 18, borderRadius: radius.full, background: hued.paper });
