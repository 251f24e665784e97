import { useParams } from 'react-router';
import { ModelObjectPage, toObjectTab } from '@/modules/data-model';
import { SettingsLayout } from '@/modules/settings';

/** `/settings/data-model/objects/:name/:tab?` */
export function Component() {
  const { name = '', tab } = useParams();
  return (
    <SettingsLayout size="wide">
      <ModelObjectPage name={name} tab={toObjectTab(tab)} />
    </SettingsLayout>
  );
}
