import { useAtomValue } from 'jotai/react';
import { count, type FieldSort } from '@/modules/object-record';
import { selectedCount, selectionAtom } from '@/modules/object-record/table/gridState';
import { RecordCards } from '@/modules/object-record/table/RecordCards';
import { RecordGrid } from '@/modules/object-record/table/RecordGrid';
import { BulkBar } from './BulkBar';
import { NothingHere } from './NothingHere';
import type { CurrentView } from './useCurrentView';
import { useGrid } from './useGrid';
import { useNewField } from './useNewField';
import { useIsNarrow } from './useIsNarrow';
import { useRecordParam } from './useRecordParam';
import { useRecordSide } from './useRecordSide';
import { useRemoval } from './useRemoval';
import { ViewBar } from './ViewBar';
import { ViewFrame } from './ViewFrame';

/** A view as a table, or as cards on a phone. */
export function TableView({ current }: { current: CurrentView }) {
  const { object, conditions, asked, keeper, filterBy, clearFilters } = current;
  const { sorts, change } = conditions;
  const isNarrow = useIsNarrow();
  const [recordId, openRecord] = useRecordParam();
  const grid = useGrid(object, { filters: asked, sorts, keeper, openRecord });
  const selection = useAtomValue(selectionAtom, { store: grid.ui });
  const removal = useRemoval(grid);
  const side = useRecordSide(grid, recordId, openRecord, removal);
  const { canUpdate, canSoftDelete } = object.permissions;
  const { list } = grid.options;
  const selected = selectedCount(selection, grid.rowCount);
  const makeRecord = () => {
    if (isNarrow) openRecord(grid.startRecord());
    else grid.newRecord();
  };
  const onNew = canUpdate ? makeRecord : null;
  const emptyState = <NothingHere object={object} isFiltered={asked.length > 0} onNew={onNew} onClear={clearFilters} />;
  const onNewField = useNewField(object);
  const sortBy = (sort: FieldSort | null) => change(() => ({ sorts: sort ? [sort] : [] }));
  const bulkBar = (
    <BulkBar
      what={count(object, selected)}
      isBusy={removal.isBusy}
      onDelete={canSoftDelete ? removal.removeSelected : null}
      onClear={() => grid.clearSelection()}
    />
  );
  const bar = selected > 0 && !isNarrow ? bulkBar : <ViewBar current={current} />;
  return (
    <ViewFrame {...{ object, onNew, bar, recordId, side }}>
      {isNarrow ? (
        <RecordCards {...{ object, list, keeper, emptyState }} onOpen={openRecord} />
      ) : (
        <RecordGrid
          grid={grid}
          sorts={sorts}
          openId={recordId}
          onSort={sortBy}
          onFilter={filterBy}
          onRemove={canSoftDelete ? removal.removeSelected : doNothing}
          onNewField={onNewField}
          emptyState={emptyState}
        />
      )}
    </ViewFrame>
  );
}

const doNothing = () => undefined;
