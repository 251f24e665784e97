import { Switch } from '@/modules/ui/primitives/Switch';
import type { DesignFormProps } from '../fieldDesign';

/** `now` is the moment in which a record is made. */
export function NowDefaultForm({ shape: { defaultValue }, onChange }: DesignFormProps) {
  return (
    <Switch
      label="New records begin with the day they are made"
      checked={defaultValue === 'now'}
      onChange={(isNow) => onChange({ defaultValue: isNow ? 'now' : null })}
    />
  );
}
