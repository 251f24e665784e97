import { SelectField } from '@/modules/ui/overlays';
import { TextField } from '@/modules/ui/primitives/Field';
import type { DesignFormProps } from '../fieldDesign';
import { pair } from './designForms.css';

const looks = [
  { value: 'USER_SETTINGS', label: 'In short', hint: '22 Nov 2031' },
  { value: 'RELATIVE', label: 'How far away', hint: 'in 3 days' },
  { value: 'CUSTOM', label: 'After a pattern', hint: 'yyyy-MM-dd' },
] as const;

export function DateSettingsForm({ shape: { settings }, onChange, errors }: DesignFormProps) {
  const look = looks.find(({ value }) => value === settings?.displayFormat)?.value ?? 'USER_SETTINGS';
  return (
    <div className={pair}>
      <SelectField
        label="Shown"
        options={looks}
        value={look}
        error={errors.settings ?? null}
        onChange={(displayFormat) =>
          onChange({
            settings: {
              ...settings,
              displayFormat,
              customUnicodeDateFormat:
                displayFormat === 'CUSTOM' ? (settings?.customUnicodeDateFormat ?? 'yyyy-MM-dd') : undefined,
            },
          })
        }
      />
      {look === 'CUSTOM' && (
        <TextField
          label="Pattern"
          hint="y year, M month, d day, E weekday, H hour, m minute"
          spellCheck={false}
          value={settings?.customUnicodeDateFormat ?? ''}
          onChange={({ target }) => onChange({ settings: { ...settings, customUnicodeDateFormat: target.value } })}
        />
      )}
    </div>
  );
}
