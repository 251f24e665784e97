import { SelectField } from '@/modules/ui/overlays';
import type { DesignFormProps } from '../fieldDesign';
import { quoted, unquoted } from '../shared/notation';
import { ratingSteps, ratingValue } from './ratings';

const options = [
  { value: '', label: 'Nothing' },
  ...ratingSteps.map((step) => ({ value: ratingValue(step), label: String(step) })),
];

export function RatingDefaultForm({ shape: { defaultValue }, onChange, errors }: DesignFormProps) {
  return (
    <SelectField
      label="Default"
      hint="What a new record has here."
      options={options}
      value={unquoted(defaultValue) ?? ''}
      error={errors.defaultValue ?? null}
      onChange={(next) => onChange({ defaultValue: next ? quoted(next) : null })}
    />
  );
}
