import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { View } from './types';
import { isSame, storedConditions, type ViewConditions } from './viewConditions';
import { readConditions, writeConditions } from './viewParams';

export type ChangeConditions = (change: (current: ViewConditions) => Partial<ViewConditions>) => void;

export interface CurrentConditions extends ViewConditions {
  saved: ViewConditions;
  /** They differ from how the view is saved. */
  isChanged: boolean;
  change: ChangeConditions;
  /** Back to how the view is saved. */
  reset: () => void;
  /** The address says no more than the view, which has been saved. */
  settle: () => void;
}

/** What the view on the screen asks for: as it is saved, but for what the address says, so that a link shows the same. */
export function useViewConditions(object: ObjectMetadata, view: View): CurrentConditions {
  const [params, setParams] = useSearchParams();
  const saved = useMemo(() => storedConditions(view, object), [view, object]);
  const key = differences(params);
  const conditions = useMemo(() => readConditions(new URLSearchParams(key), object, saved), [key, object, saved]);
  const change = useCallback<ChangeConditions>(
    (next) => {
      // The address itself is asked: what was rendered last may be a change behind it.
      const known = new URLSearchParams(location.search);
      const current = readConditions(known, object, saved);
      setParams(writeConditions(known, { ...current, ...next(current) }, saved), { replace: true });
    },
    [setParams, object, saved],
  );
  const settle = useCallback(
    () => setParams((known) => new URLSearchParams([...known].filter(([name]) => !keys.has(name))), { replace: true }),
    [setParams],
  );
  const reset = useCallback(() => change(() => saved), [change, saved]);
  return { ...conditions, saved, isChanged: !isSame(conditions, saved), change, reset, settle };
}

const keys = new Set(['filter', 'sort', 'q']);

function differences(params: URLSearchParams): string {
  return new URLSearchParams([...params].filter(([key]) => keys.has(key))).toString();
}
