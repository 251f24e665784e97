import { useEffect, useState } from 'react';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { labelFieldOf, referenceTo } from '../query/references';
import { useRecords } from '../store/useRecords';
import type { RecordReference } from '../types';

const found = 20;
const typingPause = 120;

interface RecordSearch {
  references: readonly RecordReference[];
  isSearching: boolean;
  /** The search could not be made. */
  hasFailed: boolean;
}

interface Answer {
  question: string | null;
  references: readonly RecordReference[];
  hasFailed: boolean;
}

/** Records of some objects whose name contains the query, the first ones of each. */
export function useRecordSearch(objectNames: readonly string[], query: string): RecordSearch {
  const { transport } = useRecords();
  const [answer, setAnswer] = useState<Answer>({ question: null, references: [], hasFailed: false });
  const key = objectNames.join();
  const question = `${key}?${query}`;
  useEffect(() => {
    const controller = new AbortController();
    const find = async (object: ObjectMetadata): Promise<RecordReference[]> => {
      const label = labelFieldOf(object);
      if (!label) return [];
      const filters = query.trim()
        ? [{ fieldName: label.name, operand: 'CONTAINS' as const, values: [query.trim()] }]
        : [];
      const request = {
        object,
        filters,
        sorts: [],
        fieldNames: [label.name],
        first: found,
        offset: 0,
        hasTotal: false,
      };
      const { records } = await transport.list(request, controller.signal);
      return records.map((record) => referenceTo(record.id, record, object));
    };
    const run = async () => {
      const catalogue = metadataStore.getCurrent();
      const objects = key.split(',').flatMap((name) => catalogue.findBySingular(name) ?? []);
      try {
        const references = (await Promise.all(objects.map(find))).flat();
        if (!controller.signal.aborted) setAnswer({ question, references, hasFailed: false });
      } catch {
        if (!controller.signal.aborted) setAnswer({ question, references: [], hasFailed: true });
      }
    };
    const timer = setTimeout(() => void run(), query ? typingPause : 0);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [transport, key, query, question]);
  return { references: answer.references, hasFailed: answer.hasFailed, isSearching: answer.question !== question };
}
