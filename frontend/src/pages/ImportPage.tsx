import { useParams } from 'react-router';
import { ImportWizard } from '@/modules/import';
import { useObject } from '@/modules/object-metadata';
import { usePageTitle } from '@/modules/ui/usePageTitle';
import { Component as NotFoundPage } from './NotFoundPage';

/** `/objects/:plural/import/:importId?` */
export function Component() {
  const { plural = '', importId = null } = useParams();
  const object = useObject(plural);
  usePageTitle(object && `Import ${object.labelPlural.toLowerCase()}`);
  if (!object) return <NotFoundPage />;
  return <ImportWizard object={object} importId={importId} />;
}
