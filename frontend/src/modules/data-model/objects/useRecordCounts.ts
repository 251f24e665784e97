import { gql } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { recordsContext } from '@/modules/api';
import { useCatalogue } from '@/modules/object-metadata';
import type { ModelObject } from '../types';

type Counts = Record<string, { totalCount: number } | null>;

/** How many records there are of each object that the person may read, by the object's plural name: one request for all. */
export function useRecordCounts(objects: readonly ModelObject[]): ReadonlyMap<string, number> {
  const catalogue = useCatalogue();
  const names = objects
    .filter(({ id, isActive }) => isActive && catalogue.findById(id))
    .map(({ namePlural }) => namePlural)
    .join(' ');
  const query = useMemo(
    () => names && gql`query RecordCounts { ${names.replaceAll(/\w+/gu, (name) => `${name} { totalCount }`)} }`,
    [names],
  );
  const { data } = useQuery<Counts>(
    query || gql`query RecordCounts { __typename }`,
    query ? { context: recordsContext, fetchPolicy: 'no-cache' } : skipToken,
  );
  return useMemo(
    () =>
      new Map(Object.entries(data ?? {}).flatMap(([name, counted]) => (counted ? [[name, counted.totalCount]] : []))),
    [data],
  );
}
