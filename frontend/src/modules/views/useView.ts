import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { View } from './types';
import { viewKey } from './viewParams';
import { useViewsOf } from './viewStore';

const lastKey = (object: ObjectMetadata) => `stratus.view.${object.id}`;

interface CurrentView {
  view: View;
  views: readonly View[];
  /** Shows another view, as it is saved. */
  open: (view: View) => void;
}

/** The view that the address names; without one, that which was looked at last, else the one every object has. */
export function useView(object: ObjectMetadata): CurrentView {
  const [params, setParams] = useSearchParams();
  const views = useViewsOf(object);
  const named = views.find(({ id }) => id === params.get(viewKey));
  const last = views.find(({ id }) => id === localStorage.getItem(lastKey(object)));
  const usual = views.find(({ key }) => key === 'INDEX') ?? views[0] ?? standIn(object);
  const view = named ?? last ?? usual;
  const isUnnamed = !params.has(viewKey) && view !== usual;
  // A view that is named but not known may have been made a moment ago: what is known is from the last visit.
  const isSettled = named !== undefined || !params.has(viewKey);
  useEffect(() => {
    if (isSettled) localStorage.setItem(lastKey(object), view.id);
    if (isUnnamed) setParams((known) => new URLSearchParams([...known, [viewKey, view.id]]), { replace: true });
  }, [object, view.id, isSettled, isUnnamed, setParams]);
  const open = useCallback(
    (next: View) => setParams(next.id === usual.id ? {} : { [viewKey]: next.id }),
    [usual.id, setParams],
  );
  return { view, views, open };
}

const standIns = new WeakMap<ObjectMetadata, View>();

/** An object whose views are not known yet still shows all its records. */
function standIn(object: ObjectMetadata): View {
  const known = standIns.get(object) ?? emptyView(object, `All ${object.labelPlural}`);
  standIns.set(object, known);
  return known;
}

/** A table of everything, under no id. */
export function emptyView(object: ObjectMetadata, name: string): View {
  return {
    id: '',
    name,
    objectMetadataId: object.id,
    type: 'TABLE',
    key: null,
    icon: 'IconTable',
    position: 0,
    isCompact: false,
    visibility: 'WORKSPACE',
    createdByUserWorkspaceId: null,
    anyFieldFilterValue: null,
    mainGroupByFieldMetadataId: null,
    shouldHideEmptyGroups: false,
    kanbanAggregateOperation: null,
    kanbanAggregateOperationFieldMetadataId: null,
    viewFields: [],
    viewFilters: [],
    viewFilterGroups: [],
    viewSorts: [],
    viewGroups: [],
  };
}
