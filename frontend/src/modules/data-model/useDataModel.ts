import type { ErrorLike } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { type DataModel, dataModelOf } from './dataModel';
import { DATA_MODEL } from './dataModel.graphql';

interface Answer {
  model: DataModel | null;
  error: ErrorLike | undefined;
  retry: () => void;
}

export function useDataModel(): Answer {
  const { data, error, refetch } = useQuery(DATA_MODEL);
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  return { model: data ? dataModelOf(data) : null, error, retry };
}
