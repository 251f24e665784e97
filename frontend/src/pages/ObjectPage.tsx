import { useParams } from 'react-router';
import { useObject } from '@/modules/object-metadata';
import { ObjectView } from '@/modules/views';
import { usePageTitle } from '@/modules/ui/usePageTitle';
import { Component as NotFoundPage } from './NotFoundPage';

/** `/objects/:plural`: the records of one object, and one of them beside the table. */
export function Component() {
  const { plural = '' } = useParams();
  const object = useObject(plural);
  usePageTitle(object?.labelPlural);
  if (!object) return <NotFoundPage />;
  return <ObjectView key={object.id} object={object} />;
}
