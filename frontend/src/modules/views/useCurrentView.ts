import { useMemo, useState } from 'react';
import { useViewer } from '@/modules/auth';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { findFieldByName, type RecordFilter } from '@/modules/object-record';
import { newFilter } from './newFilter';
import type { View } from './types';
import { useView } from './useView';
import { useViewActions, type ViewActions } from './useViewActions';
import { type CurrentConditions, useViewConditions } from './useViewConditions';
import { recordFilters } from './viewConditions';
import { keeperOf, type ViewKeeper } from './viewKeeper';
import { canChange } from './viewRights';

export interface CurrentView {
  object: ObjectMetadata;
  view: View;
  views: readonly View[];
  open: (view: View) => void;
  mayChange: boolean;
  actions: ViewActions;
  conditions: CurrentConditions;
  /** What the conditions mean for the record lists. */
  asked: readonly RecordFilter[];
  keeper: ViewKeeper;
  /** The place of the filter whose value is being given. */
  openFilter: number | null;
  setOpenFilter: (index: number | null) => void;
  /** Adds a condition on a field, to be completed. */
  filterBy: (fieldName: string) => void;
  clearFilters: () => void;
}

/** The view on the screen with all that belongs to it. */
export function useCurrentView(object: ObjectMetadata): CurrentView {
  const viewer = useViewer();
  const { view, views, open } = useView(object);
  const conditions = useViewConditions(object, view);
  const { filters, words, change } = conditions;
  const actions = useViewActions({ object, views, open });
  const mayChange = canChange(view, viewer);
  const [openFilter, setOpenFilter] = useState<number | null>(null);
  const asked = useMemo(
    () => recordFilters(object, { filters, words }, viewer.member.id),
    [object, filters, words, viewer.member.id],
  );
  return {
    object,
    view,
    views,
    open,
    mayChange,
    actions,
    conditions,
    asked,
    openFilter,
    setOpenFilter,
    keeper: keeperOf(view, object, mayChange),
    filterBy: (fieldName) => {
      const field = findFieldByName(object, fieldName);
      if (!field) return;
      change((current) => ({ filters: [...current.filters, newFilter(field)] }));
      setOpenFilter(filters.length);
    },
    clearFilters: () => change(() => ({ filters: [], words: '' })),
  };
}
