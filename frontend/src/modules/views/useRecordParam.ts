import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

const key = 'record';

/** The record that stands beside the table, in the address: `?record=…`. */
export function useRecordParam(): [string | null, (id: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const current = params.get(key);
  const open = useCallback(
    (id: string | null) =>
      setParams(
        (known) => {
          const next = new URLSearchParams(known);
          if (id) next.set(key, id);
          else next.delete(key);
          return next;
        },
        // Going through records is no history; opening one is, so that Back closes it.
        { replace: current !== null },
      ),
    [setParams, current],
  );
  return [current, open];
}
