import type { ReactNode } from 'react';
import * as s from './Switch.css';

interface SwitchProps {
  label: ReactNode;
  note?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** On or off, at once. */
export function Switch({ label, note, checked, onChange, disabled }: SwitchProps) {
  return (
    <label className={s.row} data-disabled={disabled || undefined}>
      <span className={s.words}>
        <span>{label}</span>
        {note && <span className={s.note}>{note}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={s.track}
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
    </label>
  );
}
