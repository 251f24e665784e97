import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { RECORD_COUNTS } from '../dataModel.graphql';

/** How many records there are of each object that the person may read, by the object's plural name. */
export function useRecordCounts(): ReadonlyMap<string, number> {
  const { data } = useQuery(RECORD_COUNTS);
  return useMemo(
    () => new Map(data?.objectRecordCounts.map(({ objectNamePlural, totalCount }) => [objectNamePlural, totalCount])),
    [data],
  );
}
