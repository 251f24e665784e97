import { TextField } from '@/modules/ui/primitives/Field';
import type { DesignFormProps } from '../fieldDesign';
import { quoted, unquoted } from '../shared/notation';

export function TextDefaultForm({ shape: { defaultValue }, onChange, errors }: DesignFormProps) {
  return (
    <TextField
      label="Default"
      hint="What a new record has here."
      value={unquoted(defaultValue) ?? ''}
      error={errors.defaultValue ?? null}
      onChange={({ target }) => onChange({ defaultValue: target.value ? quoted(target.value) : null })}
    />
  );
}
