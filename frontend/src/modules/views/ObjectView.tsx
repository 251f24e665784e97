import { useAtomValue } from 'jotai/react';
import { lazy, Suspense, useState } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { count, type FieldSort, findFieldByName } from '@/modules/object-record';
import { selectedCount, selectionAtom } from '@/modules/object-record/table/gridState';
import { RecordCards } from '@/modules/object-record/table/RecordCards';
import { RecordGrid } from '@/modules/object-record/table/RecordGrid';
import { sheet } from '@/modules/ui/primitives/Sheet.css';
import { BulkBar } from './BulkBar';
import { NothingHere } from './NothingHere';
import { ObjectHeader } from './ObjectHeader';
import { useGrid } from './useGrid';
import { useIsNarrow } from './useIsNarrow';
import { useRecordParam } from './useRecordParam';
import { useRecordSide } from './useRecordSide';
import { useRemoval } from './useRemoval';
import { useViewConditions } from './useViewConditions';
import { newFilter, ViewBar } from './ViewBar';
import * as s from './views.css';

const RecordPanel = lazy(() =>
  import('@/modules/object-record/record-panel/RecordPanel').then((module) => ({ default: module.RecordPanel })),
);

/** One object's records as a table, or as cards on a phone, with one of them beside it. */
export function ObjectView({ object }: { object: ObjectMetadata }) {
  const isNarrow = useIsNarrow();
  const [recordId, openRecord] = useRecordParam();
  const { filters, sorts, change } = useViewConditions(object);
  const [openFilter, setOpenFilter] = useState<number | null>(null);
  const grid = useGrid(object, { filters, sorts }, openRecord);
  const side = useRecordSide(grid, recordId, openRecord);
  const selection = useAtomValue(selectionAtom, { store: grid.ui });
  const removal = useRemoval(grid);
  const { canUpdate, canSoftDelete } = object.permissions;
  const { list } = grid.options;
  const selected = selectedCount(selection, grid.rowCount);
  const makeRecord = () => {
    if (isNarrow) openRecord(grid.startRecord());
    else grid.newRecord();
  };
  const onNew = canUpdate ? makeRecord : null;
  const emptyState = (
    <NothingHere
      object={object}
      isFiltered={filters.length > 0}
      onNew={onNew}
      onClear={() => change(() => ({ filters: [] }))}
    />
  );
  const filterBy = (fieldName: string) => {
    const field = findFieldByName(object, fieldName);
    if (!field) return;
    change((current) => ({ filters: [...current.filters, newFilter(field)] }));
    setOpenFilter(filters.length);
  };
  const sortBy = (sort: FieldSort | null) => change(() => ({ sorts: sort ? [sort] : [] }));
  return (
    <div className={`${sheet} ${s.sides}`}>
      <div className={s.mainSide} inert={isNarrow && recordId !== null}>
        <ObjectHeader object={object} onNew={onNew} />
        {selected > 0 && !isNarrow ? (
          <BulkBar
            what={count(object, selected)}
            isBusy={removal.isBusy}
            onDelete={canSoftDelete ? removal.removeSelected : null}
            onClear={() => grid.clearSelection()}
          />
        ) : (
          <ViewBar {...{ object, filters, sorts, openFilter }} onOpenFilter={setOpenFilter} onChange={change} />
        )}
        {isNarrow ? (
          <RecordCards object={object} list={list} onOpen={openRecord} emptyState={emptyState} />
        ) : (
          <RecordGrid
            grid={grid}
            sorts={sorts}
            openId={recordId}
            onSort={sortBy}
            onFilter={filterBy}
            onRemove={canSoftDelete ? removal.removeSelected : doNothing}
            emptyState={emptyState}
          />
        )}
      </div>
      {recordId && (
        <Suspense>
          <RecordPanel
            object={object}
            id={recordId}
            onClose={side.close}
            onStep={side.step}
            onRemove={canSoftDelete ? () => removal.removeOne(recordId, side.close) : null}
          />
        </Suspense>
      )}
    </div>
  );
}

const doNothing = () => undefined;
