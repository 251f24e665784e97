import { useParams } from 'react-router';
import { FieldPage, NewFieldPage } from '@/modules/data-model';
import { SettingsLayout } from '@/modules/settings';

/** `/settings/data-model/objects/:name/fields/:field`, and `…/new-field` for one that is not there yet. */
export function Component() {
  const { name = '', field } = useParams();
  return (
    <SettingsLayout size="wide">
      {field ? <FieldPage objectName={name} fieldName={field} /> : <NewFieldPage objectName={name} />}
    </SettingsLayout>
  );
}
