import { useState } from 'react';
import { useViewer } from '@/modules/auth';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { newRecordId } from '@/modules/object-record';
import { toStored } from './saveConditions';
import type { View, ViewSettings } from './types';
import { emptyView } from './useView';
import { layoutOf } from './viewColumns';
import { addView, removeView, setView } from './viewCommands';
import type { ViewConditions } from './viewConditions';
import { canShare } from './viewRights';

/** What is asked before a view is made, renamed or deleted. */
export type ViewQuestion =
  | { kind: 'make'; draft: View }
  | { kind: 'rename'; view: View }
  | { kind: 'delete'; view: View };

export interface ViewActions {
  question: ViewQuestion | null;
  ask: (question: ViewQuestion | null) => void;
  /** A view like this one, with what is asked for now, under another name. */
  draftOf: (view: View, name: string, conditions?: ViewConditions) => View;
  draftNew: (type: View['type']) => View;
  make: (view: View) => void;
  change: (view: View, settings: ViewSettings) => void;
  move: (view: View, by: 1 | -1) => void;
  remove: (view: View) => void;
}

interface ViewActionsOptions {
  object: ObjectMetadata;
  views: readonly View[];
  open: (view: View) => void;
}

/** Making, changing and deleting the views of an object. */
export function useViewActions({ object, views, open }: ViewActionsOptions): ViewActions {
  const [question, ask] = useState<ViewQuestion | null>(null);
  const viewer = useViewer();
  const last = Math.max(0, ...views.map(({ position }) => position));
  const owned: Partial<View> = {
    key: null,
    position: last + 1,
    visibility: canShare(viewer) ? 'WORKSPACE' : 'UNLISTED',
    createdByUserWorkspaceId: viewer.userWorkspaceId,
  };
  return {
    question,
    ask,
    draftOf: (view, name, conditions) => {
      const stored = conditions ? toStored(object, conditions) : copiedConditions(view);
      return { ...view, ...owned, ...stored, ...copiedParts(view), id: newRecordId(), name };
    },
    draftNew: (type) => ({
      ...emptyView(object, ''),
      ...owned,
      id: newRecordId(),
      type,
      icon: type === 'KANBAN' ? 'IconLayoutKanban' : 'IconTable',
      viewFields: usualFields(object, views),
    }),
    make: (view) => {
      void addView(view).then((isMade) => isMade || open(views[0] ?? view));
      open(view);
    },
    change: (view, settings) => void setView(view, settings),
    move: (view, by) => {
      const position = positionBeside(views, view, by);
      if (position !== null) void setView(view, { position });
    },
    remove: (view) => {
      const other = views.find(({ id }) => id !== view.id);
      if (other) open(other);
      void removeView(view);
    },
  };
}

/** A place before the view before, or after the view after; null at either end. */
function positionBeside(views: readonly View[], view: View, by: 1 | -1): number | null {
  const index = views.findIndex(({ id }) => id === view.id);
  const near = views[index + by];
  if (!near) return null;
  const far = views[index + 2 * by];
  return far ? (near.position + far.position) / 2 : near.position + by;
}

const renewed = <Part extends { id: string }>(parts: readonly Part[]): Part[] =>
  parts.map((part) => ({ ...part, id: newRecordId() }));

const copiedParts = ({ viewFields, viewGroups }: View) => ({
  viewFields: renewed(viewFields),
  viewGroups: renewed(viewGroups),
});

function copiedConditions({ viewFilters, viewFilterGroups, viewSorts, anyFieldFilterValue }: View) {
  const ids = new Map(viewFilterGroups.map(({ id }) => [id, newRecordId()]));
  const idOf = (id: string | null) => (id ? (ids.get(id) ?? null) : null);
  return {
    anyFieldFilterValue,
    viewSorts: renewed(viewSorts),
    viewFilters: renewed(viewFilters).map((filter) => ({
      ...filter,
      viewFilterGroupId: idOf(filter.viewFilterGroupId),
    })),
    viewFilterGroups: viewFilterGroups.map((group) => ({
      ...group,
      id: idOf(group.id) ?? group.id,
      parentViewFilterGroupId: idOf(group.parentViewFilterGroupId),
    })),
  };
}

/** A new view begins with the columns of the view every object has. */
function usualFields(object: ObjectMetadata, views: readonly View[]) {
  const usual = views.find(({ key }) => key === 'INDEX');
  return usual && layoutOf(usual, object).order.length ? renewed(usual.viewFields) : [];
}
