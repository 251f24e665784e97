import { SelectField } from '@/modules/ui/overlays';
import type { DesignFormProps } from '../fieldDesign';
import { pair } from '../shared/designForms.css';

const looks = [
  { value: 'number', label: 'Number', hint: '1,250' },
  { value: 'percentage', label: 'Percentage', hint: '42.5%' },
  { value: 'shortNumber', label: 'Short number', hint: '1.3K' },
] as const;

const decimals = ['0', '1', '2', '3', '4', '6'] as const;

/** Percentages are kept as fractions of one, so they are never whole. */
export function NumberSettingsForm({ shape: { settings }, onChange, errors }: DesignFormProps) {
  const look = looks.find(({ value }) => value === settings?.type)?.value ?? 'number';
  const digits = decimals.find((each) => each === String(settings?.decimals ?? 0)) ?? '0';
  const choose = (type: (typeof looks)[number]['value'], count: number) =>
    onChange({
      settings: { ...settings, type, decimals: count, dataType: count > 0 || type === 'percentage' ? 'float' : 'int' },
    });
  return (
    <div className={pair}>
      <SelectField
        label="Shown as"
        options={looks}
        value={look}
        error={errors.settings ?? null}
        onChange={(next) => choose(next, Number(digits))}
      />
      <SelectField
        label="Decimals"
        options={decimals.map((value) => ({ value, label: value === '0' ? 'Whole numbers' : value }))}
        value={digits}
        onChange={(next) => choose(look, Number(next))}
      />
    </div>
  );
}
