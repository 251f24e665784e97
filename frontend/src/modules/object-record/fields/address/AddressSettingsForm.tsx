import { Checkbox } from '@/modules/ui/primitives/Checkbox';
import { FieldError } from '@/modules/ui/primitives/Field';
import type { DesignFormProps } from '../fieldDesign';
import { fieldset, legend, wrap } from '../shared/designForms.css';
import { addressLines, linesOf } from './addressLines';

/** The parts of an address that are asked for and shown. */
export function AddressSettingsForm({ shape: { settings }, onChange, errors }: DesignFormProps) {
  const shown = linesOf(settings).map(([line]) => line);
  return (
    <fieldset className={fieldset}>
      <legend className={legend}>Parts</legend>
      <div className={wrap}>
        {addressLines.map(([line, label]) => (
          <Checkbox
            key={line}
            label={label}
            checked={shown.includes(line)}
            disabled={shown.length === 1 && shown[0] === line}
            onChange={({ target }) => {
              const next = addressLines.map(([each]) => each);
              const subFields = next.filter((each) => (each === line ? target.checked : shown.includes(each)));
              onChange({ settings: { ...settings, subFields } });
            }}
          />
        ))}
      </div>
      {errors.settings && <FieldError>{errors.settings}</FieldError>}
    </fieldset>
  );
}
