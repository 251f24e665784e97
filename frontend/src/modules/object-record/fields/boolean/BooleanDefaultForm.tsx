import { SelectField } from '@/modules/ui/overlays';
import type { DesignFormProps } from '../fieldDesign';

const options = [
  { value: 'false', label: 'No' },
  { value: 'true', label: 'Yes' },
] as const;

export function BooleanDefaultForm({ shape: { defaultValue }, onChange, errors }: DesignFormProps) {
  return (
    <SelectField
      label="Default"
      hint="What a new record has here."
      options={options}
      value={defaultValue === true ? 'true' : 'false'}
      error={errors.defaultValue ?? null}
      onChange={(next) => onChange({ defaultValue: next === 'true' })}
    />
  );
}
