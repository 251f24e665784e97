import { useParams } from 'react-router';
import { useObject } from '@/modules/object-metadata';

/** `/objects/:plural`: the records of one object. */
export function Component() {
  const { plural = '' } = useParams();
  const object = useObject(plural);
  return <h1>{object?.labelPlural}</h1>;
}
