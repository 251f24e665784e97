import { useEffect, useState } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { RecordFilter } from '../types';
import type { AggregateRow } from './recordTransport';
import { useRecords } from './useRecords';

interface AggregateOptions {
  object: ObjectMetadata;
  filters: readonly RecordFilter[];
  names: readonly string[];
  groupBy: string | null;
}

const pause = 400;

/** What records have in common, asked again once changes of them have reached the server. Null until it is known. */
export function useAggregates({ object, filters, names, groupBy }: AggregateOptions): readonly AggregateRow[] | null {
  const { transport, lists, queue } = useRecords();
  const [rows, setRows] = useState<readonly AggregateRow[] | null>(null);
  const key = names.join();
  useEffect(() => {
    if (!key) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      timer = undefined;
      await queue.idle();
      const request = { object, filters, names: key.split(','), groupBy };
      // What cannot be had now is asked for again with the next change.
      const answer = await transport.aggregate(request, stop.signal).catch(() => null);
      if (answer && !stop.signal.aborted) setRows(answer);
    };
    const unsubscribe = lists.onTouched((touched) => {
      if (touched.id === object.id) timer ??= setTimeout(() => void ask(), pause);
    });
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
      unsubscribe();
    };
  }, [transport, lists, queue, object, filters, key, groupBy]);
  return rows;
}
