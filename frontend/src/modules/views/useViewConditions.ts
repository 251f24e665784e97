import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { readConditions, type ViewConditions, writeConditions } from './viewParams';

export type ChangeConditions = (change: (current: ViewConditions) => Partial<ViewConditions>) => void;

interface View extends ViewConditions {
  change: ChangeConditions;
}

/** Filters and sorts of the view on the screen. They live in the address, so that a link shows the same. */
export function useViewConditions(object: ObjectMetadata): View {
  const [params, setParams] = useSearchParams();
  const key = writeConditions(new URLSearchParams(), readConditions(params, object)).toString();
  const conditions = useMemo(() => readConditions(new URLSearchParams(key), object), [key, object]);
  const change = useCallback<ChangeConditions>(
    (next) => {
      // The address itself is asked: what was rendered last may be a change behind it.
      const known = new URLSearchParams(location.search);
      const current = readConditions(known, object);
      setParams(writeConditions(known, { ...current, ...next(current) }), { replace: true });
    },
    [setParams, object],
  );
  return { ...conditions, change };
}
