import { useEffect } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { useRecords } from '../store/useRecords';
import { isReference } from '../types';

const fieldNames = ['title', 'status', 'dueAt', 'assignee'];

/** The ids of the records that some links lead to, fetched together once the links are known. */
export function useLinkedRecords(
  object: ObjectMetadata | null,
  linkIds: readonly string[],
  fieldName: string,
): string[] {
  const records = useRecords();
  const ids = linkIds.flatMap((linkId) => {
    const reference = records.store.get(linkId)?.[fieldName];
    return isReference(reference) ? [reference.id] : [];
  });
  const key = ids.join();
  useEffect(() => {
    const controller = new AbortController();
    const wanted = key.split(',').filter(Boolean);
    if (object && wanted.length) {
      const names = fieldNames.filter((name) => object.fields.some((field) => field.name === name));
      const request = {
        object,
        filters: [],
        sorts: [],
        fieldNames: names,
        first: wanted.length,
        offset: 0,
        hasTotal: false,
        ids: wanted,
      };
      void records.transport
        .list(request, controller.signal)
        .then((page) => records.receive(object, page.records))
        .catch(() => undefined); // The links are shown already; a later visit fills in the rest.
    }
    return () => controller.abort();
  }, [records, object, key]);
  return ids;
}
