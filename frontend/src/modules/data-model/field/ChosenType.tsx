import { ButtonLink } from '@/modules/ui/primitives/Button';
import type { FieldChoice } from './fieldChoices';
import * as s from './FieldForm.css';

/** What a field holds, and the way back to the choice while there is one. */
export function ChosenType({ choice, to }: { choice: Omit<FieldChoice, 'id'>; to?: string }) {
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
      {to !== undefined && (
        <ButtonLink to={to} variant="ghost">
          Change
        </ButtonLink>
      )}
    </div>
  );
}
