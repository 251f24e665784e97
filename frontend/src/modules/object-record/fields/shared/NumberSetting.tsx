import { TextField } from '@/modules/ui/primitives/Field';

interface NumberSettingProps {
  label: string;
  hint?: string;
  value: number | null | undefined;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  placeholder?: string;
  error?: string | null | undefined;
}

/** A whole number within bounds; empty means none. */
export function NumberSetting({ value, onChange, error, ...rest }: NumberSettingProps) {
  return (
    <TextField
      {...rest}
      type="number"
      inputMode="numeric"
      step={1}
      value={value ?? ''}
      error={error ?? null}
      onChange={({ target }) => onChange(target.value === '' ? null : Math.round(target.valueAsNumber))}
    />
  );
}
