import { Switch } from '@/modules/ui/primitives/Switch';
import type { DesignFormProps } from '../fieldDesign';

/** `uuid` is a new one for each record. */
export function UuidDefaultForm({ shape: { defaultValue }, onChange }: DesignFormProps) {
  return (
    <Switch
      label="New records get an identifier of their own"
      checked={defaultValue === 'uuid'}
      onChange={(isOwn) => onChange({ defaultValue: isOwn ? 'uuid' : null })}
    />
  );
}
