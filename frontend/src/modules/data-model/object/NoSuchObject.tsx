import { ButtonLink } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { dataModelPath } from '../paths';

export function NoSuchObject() {
  return (
    <EmptyState
      as="h2"
      line="There is no such object."
      detail="It was renamed or deleted."
      action={<ButtonLink to={dataModelPath}>All objects</ButtonLink>}
    />
  );
}
