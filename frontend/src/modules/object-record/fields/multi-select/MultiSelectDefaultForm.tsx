import { Checkbox } from '@/modules/ui/primitives/Checkbox';
import { FieldError } from '@/modules/ui/primitives/Field';
import type { DesignFormProps } from '../fieldDesign';
import { fieldset, legend, wrap } from '../shared/designForms.css';
import { quoted, unquoted } from '../shared/notation';

/** The options that a new record begins with. */
export function MultiSelectDefaultForm({ shape: { options, defaultValue }, onChange, errors }: DesignFormProps) {
  const chosen = Array.isArray(defaultValue) ? defaultValue.flatMap((each) => unquoted(each) ?? []) : [];
  const named = (options ?? []).filter(({ label }) => label.trim());
  return (
    <fieldset className={fieldset}>
      <legend className={legend}>Default</legend>
      <div className={wrap}>
        {named.map(({ id, value, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={chosen.includes(value)}
            onChange={({ target }) => {
              const next = named
                .map((each) => each.value)
                .filter((each) => (each === value ? target.checked : chosen.includes(each)));
              onChange({ defaultValue: next.length ? next.map(quoted) : null });
            }}
          />
        ))}
      </div>
      {errors.defaultValue && <FieldError>{errors.defaultValue}</FieldError>}
    </fieldset>
  );
}
