import type { CSSProperties } from 'react';
import { hues } from '@/modules/ui/hues';
import * as s from './Ledger.css';

const rows = [
  { hue: hues.coral, name: 112, company: 76, chip: hues.petrol },
  { hue: hues.violet, name: 88, company: 92, chip: hues.green },
  { hue: hues.teal, name: 126, company: 64, chip: hues.amber },
  { hue: hues.indigo, name: 96, company: 84, chip: hues.petrol },
  { hue: hues.rose, name: 118, company: 98, chip: hues.violet },
  { hue: hues.green, name: 74, company: 58, chip: hues.green },
  { hue: hues.apricot, name: 104, company: 88, chip: hues.coral },
  { hue: hues.slate, name: 90, company: 70, chip: hues.amber },
];

const hue = (angle: number) => ({ '--hue': angle }) as CSSProperties;

/** A page of the ledger, before anyone has written in it. */
export function Ledger() {
  return (
    <div className={s.ledger} aria-hidden>
      {rows.map((row) => (
        <div key={row.name} className={s.row}>
          <span className={s.mark} style={hue(row.hue)} />
          <span className={s.bone} style={{ width: row.name }} />
          <span className={s.bone} style={{ width: row.company }} />
          <span className={s.chip} style={hue(row.chip)} />
        </div>
      ))}
    </div>
  );
}
