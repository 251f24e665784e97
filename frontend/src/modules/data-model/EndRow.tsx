import type { ReactNode } from 'react';
import * as s from './EndRow.css';

interface EndRowProps {
  name: string;
  note: ReactNode;
  children: ReactNode;
}

/** Something that can be done to put a thing aside or to bring it back, and what comes of it. */
export function EndRow({ name, note, children }: EndRowProps) {
  return (
    <div className={s.row}>
      <div className={s.words}>
        <div className={s.name}>{name}</div>
        <p className={s.note}>{note}</p>
      </div>
      {children}
    </div>
  );
}
