import type { ReactNode } from 'react';
import type { FieldChoice } from './fieldChoices';
import * as s from './FieldForm.css';

interface ChosenTypeProps {
  choice: Omit<FieldChoice, 'id'>;
  /** How it can be changed, if it can. */
  children?: ReactNode;
}

/** What a field holds. */
export function ChosenType({ choice, children }: ChosenTypeProps) {
  const { label, explanation, icon: Glyph } = choice;
  return (
    <div className={s.typeLine}>
      <span className={s.typeIcon}>
        <Glyph size={20} stroke={1.6} aria-hidden />
      </span>
      <div className={s.typeWords}>
        <div className={s.typeName}>{label}</div>
        <div className={s.typeNote}>{explanation}</div>
      </div>
      {children}
    </div>
  );
}
