import { useEffect, useState } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { isToMany } from '../fields/relation/targets';
import { useRecord, useRecords } from '../store/useRecords';
import type { StoredRecord } from '../types';

interface Detail {
  /** What is known already is shown at once; the rest follows. */
  record: StoredRecord | undefined;
  isComplete: boolean;
  isMissing: boolean;
  error: unknown;
  retry: () => void;
}

interface Answer {
  id: string;
  isMissing: boolean;
  error: unknown;
}

/** One record with all its fields. */
export function useDetail(object: ObjectMetadata, id: string): Detail {
  const records = useRecords();
  const record = useRecord(id);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const fieldNames = object.fields.filter((field) => !isToMany(field)).map(({ name }) => name);
    const run = async (_attempt: number) => {
      try {
        const found = await records.fetchOne(object, id, fieldNames, signal);
        if (!signal.aborted) setAnswer({ id, isMissing: found === null, error: null });
      } catch (error) {
        if (!signal.aborted) setAnswer({ id, isMissing: false, error });
      }
    };
    void run(attempt);
    return () => controller.abort();
  }, [records, object, id, attempt]);
  const isAsked = answer !== null;
  useEffect(
    () =>
      records.onStale((changed) => {
        if (isAsked && (changed === null || changed.id === object.id)) setAttempt((count) => count + 1);
      }),
    [records, object, isAsked],
  );
  const current = answer?.id === id ? answer : null;
  return {
    record,
    isComplete: current !== null && !current.isMissing && current.error === null,
    isMissing: (current?.isMissing ?? false) && !record,
    error: current?.error ?? null,
    retry: () => setAttempt((count) => count + 1),
  };
}
