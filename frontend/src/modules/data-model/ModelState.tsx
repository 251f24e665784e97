import type { ErrorLike } from '@apollo/client';
import { type ReactNode, useCallback } from 'react';
import { userMessageOf } from '@/modules/api';
import { type MetadataKind, useMetadataChanges } from '@/modules/realtime';
import { Button } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import type { DataModel } from './dataModel';
import { useDataModel } from './useDataModel';

/** The data model, or what there is to say while it is on its way or when it does not come. */
export function ModelState({ children }: { children: (model: DataModel) => ReactNode }) {
  const { model, error, retry } = useDataModel();
  const follow = useCallback((kind: MetadataKind | null) => kind === 'objects' && retry(), [retry]);
  useMetadataChanges(follow);
  if (model) return children(model);
  return error ? <Failed error={error} retry={retry} /> : <Spinner label="Loading" />;
}

function Failed({ error, retry }: { error: ErrorLike; retry: () => void }) {
  return (
    <EmptyState
      line="The data model could not be loaded."
      detail={userMessageOf(error)}
      action={<Button onClick={retry}>Try again</Button>}
    />
  );
}
