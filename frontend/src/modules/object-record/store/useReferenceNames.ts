import { useEffect, useState } from 'react';
import { type FieldMetadata, metadataStore } from '@/modules/object-metadata';
import { targetsOf } from '../fields/relation/targets';
import { labelFieldOf, labelOf, untitled } from '../query/references';
import { useRecords } from './useRecords';

/** What the records are called that filter values mention as `id` or `object/id`. */
export function useReferenceNames(field: FieldMetadata | null, codes: readonly string[]): (code: string) => string {
  const records = useRecords();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const key = field ? codes.join() : '';
  useEffect(() => {
    const controller = new AbortController();
    const fetchName = async (code: string) => {
      const [first = '', second] = code.split('/');
      const objectName = second ? first : (field && targetsOf(field)[0]?.objectName) || '';
      const object = metadataStore.getCurrent().findBySingular(objectName);
      const label = object && labelFieldOf(object);
      if (!object || !label) return;
      const record = await records.fetchOne(object, second ?? first, [label.name], controller.signal).catch(() => null);
      if (!controller.signal.aborted)
        setNames((known) => ({ ...known, [code]: record ? labelOf(record, object) : untitled }));
    };
    for (const code of key.split(',').filter(Boolean)) void fetchName(code);
    return () => controller.abort();
  }, [records, field, key]);
  return (code) => names[code] ?? '…';
}
