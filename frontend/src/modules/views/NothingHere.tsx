import type { ObjectMetadata } from '@/modules/object-metadata';
import { IconFileImport, IconPlus } from '@/modules/ui/icons';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';

interface NothingHereProps {
  object: ObjectMetadata;
  isFiltered: boolean;
  onNew: (() => void) | null;
  onClear: () => void;
}

/** A list without rows says why, and what to do about it. */
export function NothingHere({ object, isFiltered, onNew, onClear }: NothingHereProps) {
  const plural = object.labelPlural.toLowerCase();
  if (isFiltered) {
    return <EmptyState line={`No ${plural} match.`} action={<Button onClick={onClear}>Clear the filters</Button>} />;
  }
  const action = onNew && (
    <>
      <Button variant="primary" icon={IconPlus} onClick={onNew}>
        New {object.labelSingular.toLowerCase()}
      </Button>
      <ButtonLink icon={IconFileImport} to={`/objects/${object.namePlural}/import`}>
        Import a file
      </ButtonLink>
    </>
  );
  return <EmptyState line={`No ${plural} yet. The first one is yours.`} action={action} />;
}
