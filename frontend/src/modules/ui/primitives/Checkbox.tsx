import type { ComponentProps, ReactNode } from 'react';
import * as s from './Checkbox.css';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'className' | 'type'> {
  label: ReactNode;
  note?: ReactNode;
}

export function Checkbox({ label, note, ...rest }: ChoiceProps) {
  return <Choice type="checkbox" label={label} note={note} {...rest} />;
}

export function Radio({ label, note, ...rest }: ChoiceProps) {
  return <Choice type="radio" label={label} note={note} {...rest} />;
}

function Choice({ type, label, note, ...rest }: ChoiceProps & { type: 'checkbox' | 'radio' }) {
  return (
    <label className={s.row}>
      <input type={type} {...rest} className={s.box} />
      <span className={s.words}>
        <span>{label}</span>
        {note && <span className={s.note}>{note}</span>}
      </span>
    </label>
  );
}
