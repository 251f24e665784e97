import type { DesignFormProps } from '../fieldDesign';
import { NumberSetting } from './NumberSetting';

const most = 10_000;

/** How many values one record may have. */
export function MaxValuesForm({ shape: { settings }, onChange, errors }: DesignFormProps) {
  return (
    <NumberSetting
      label="At most"
      hint="How many values one record may have. Empty for any number."
      placeholder="Any number"
      min={1}
      max={most}
      value={settings?.maxNumberOfValues}
      error={errors.settings}
      onChange={(count) => onChange({ settings: { ...settings, maxNumberOfValues: count ?? undefined } })}
    />
  );
}
