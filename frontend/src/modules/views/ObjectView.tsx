import { lazy, Suspense } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { sheet } from '@/modules/ui/primitives/Sheet.css';
import { TableView } from './TableView';
import { useCurrentView } from './useCurrentView';

const BoardView = lazy(() => import('./BoardView').then((module) => ({ default: module.BoardView })));

/** One object's records as one of its views shows them, with one of them beside it. */
export function ObjectView({ object }: { object: ObjectMetadata }) {
  const current = useCurrentView(object);
  const { view } = current;
  const groupField = object.fields.find(({ id }) => id === view.mainGroupByFieldMetadataId);
  // A board whose field is gone still shows its records.
  if (view.type !== 'KANBAN' || groupField?.type !== 'SELECT') return <TableView current={current} />;
  return (
    <Suspense fallback={<div className={sheet} />}>
      <BoardView key={view.id} current={current} field={groupField} />
    </Suspense>
  );
}
