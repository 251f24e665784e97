import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { readConditions, type ViewConditions, writeConditions } from './viewParams';

interface View extends ViewConditions {
  change: (conditions: Partial<ViewConditions>) => void;
}

/** Filters and sorts of the view on the screen. They live in the address, so that a link shows the same. */
export function useViewConditions(object: ObjectMetadata): View {
  const [params, setParams] = useSearchParams();
  const key = writeConditions(new URLSearchParams(), readConditions(params, object)).toString();
  const conditions = useMemo(() => readConditions(new URLSearchParams(key), object), [key, object]);
  const change = useCallback(
    (next: Partial<ViewConditions>) =>
      setParams((current) => writeConditions(current, { ...readConditions(current, object), ...next }), {
        replace: true,
      }),
    [setParams, object],
  );
  return { ...conditions, change };
}
