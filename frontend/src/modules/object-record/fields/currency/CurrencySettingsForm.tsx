import { SelectField } from '@/modules/ui/overlays';
import type { DesignFormProps } from '../fieldDesign';
import { pair } from '../shared/designForms.css';

const looks = [
  { value: 'full', label: 'In full', hint: '€49,200' },
  { value: 'short', label: 'Short', hint: '€49.2K' },
] as const;

export function CurrencySettingsForm({ shape: { settings }, onChange, errors }: DesignFormProps) {
  return (
    <div className={pair}>
      <SelectField
        label="Shown"
        options={looks}
        value={settings?.format === 'short' ? 'short' : 'full'}
        error={errors.settings ?? null}
        onChange={(format) => onChange({ settings: { ...settings, format } })}
      />
    </div>
  );
}
