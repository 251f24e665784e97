import { SelectField } from '@/modules/ui/overlays';
import type { DesignFormProps } from '../fieldDesign';
import { quoted, unquoted } from '../shared/notation';

export function SelectDefaultForm({ shape: { options, defaultValue }, onChange, errors }: DesignFormProps) {
  const named = (options ?? []).filter(({ label }) => label.trim());
  return (
    <SelectField
      label="Default"
      hint="What a new record has here."
      options={[{ value: '', label: 'Nothing' }, ...named.map(({ value, label }) => ({ value, label }))]}
      value={unquoted(defaultValue) ?? ''}
      error={errors.defaultValue ?? null}
      onChange={(next) => onChange({ defaultValue: next ? quoted(next) : null })}
    />
  );
}
