import { useEffect, useState } from 'react';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { labelFieldOf, referenceTo } from '../query/references';
import type { RecordTransport } from '../store/recordTransport';
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

/** Records of some objects: those that the words of the query find, or the first ones of each without any. */
export function useRecordSearch(objectNames: readonly string[], query: string): RecordSearch {
  const { transport } = useRecords();
  const [answer, setAnswer] = useState<Answer>({ question: null, references: [], hasFailed: false });
  const key = objectNames.join();
  const question = `${key}?${query}`;
  useEffect(() => {
    const controller = new AbortController();
    const text = query.trim();
    const run = async () => {
      const catalogue = metadataStore.getCurrent();
      const objects = key.split(',').flatMap((name) => catalogue.findBySingular(name) ?? []);
      try {
        const references = await findRecords(transport, objects, text, controller.signal);
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

/** Names alone are looked through where search does not go. */
async function findRecords(
  transport: RecordTransport,
  objects: readonly ObjectMetadata[],
  text: string,
  signal: AbortSignal,
): Promise<RecordReference[]> {
  const searched = text ? objects.filter(({ isSearchable }) => isSearchable) : [];
  const listed = objects.filter((object) => !searched.includes(object));
  const objectNames = searched.map(({ nameSingular }) => nameSingular);
  const answers = await Promise.all([
    objectNames.length ? transport.search({ objectNames, text, first: found }, signal) : [],
    ...listed.map((object) => listByName(transport, object, text, signal)),
  ]);
  return answers.flat();
}

async function listByName(
  transport: RecordTransport,
  object: ObjectMetadata,
  text: string,
  signal: AbortSignal,
): Promise<RecordReference[]> {
  const label = labelFieldOf(object);
  if (!label) return [];
  const filters = text ? [{ fieldName: label.name, operand: 'CONTAINS' as const, values: [text] }] : [];
  const fieldNames = [label.name];
  const request = { object, filters, sorts: [], fieldNames, first: found, offset: 0, hasTotal: false };
  const { records } = await transport.list(request, signal);
  return records.map((record) => referenceTo(record.id, record, object));
}
