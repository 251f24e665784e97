import type { DesignFormProps } from '../fieldDesign';
import { NumberSetting } from '../shared/NumberSetting';

const most = 10;

export function FilesSettingsForm({ shape: { settings }, onChange, errors }: DesignFormProps) {
  return (
    <NumberSetting
      label="Files at most"
      hint={`How many files one record may have, up to ${most}.`}
      min={1}
      max={most}
      value={settings?.maxNumberOfValues ?? most}
      error={errors.settings}
      onChange={(count) => onChange({ settings: { ...settings, maxNumberOfValues: count ?? most } })}
    />
  );
}
