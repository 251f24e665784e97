import type { Removal } from './useRemoval';
import type { GridController } from '@/modules/object-record/table/gridController';

export interface RecordSide {
  step: (by: 1 | -1) => void;
  close: () => void;
  /** Null for whoever may not delete. */
  remove: (() => void) | null;
}

/** What the record beside the table does to the table: it goes through its rows, and gives the focus back. */
export function useRecordSide(
  grid: GridController,
  recordId: string | null,
  openRecord: (id: string | null) => void,
  removal: Removal,
): RecordSide {
  const { list, object, records } = grid.options;
  const close = () => {
    if (recordId && records.queue.isDraft(recordId)) records.commands.remove(object, [recordId]);
    openRecord(null);
    grid.refocus();
  };
  const canRemove = recordId !== null && object.permissions.canSoftDelete;
  return {
    step: (by) => {
      const row = recordId ? list.rowOf(recordId) + by : -1;
      const next = list.idAt(row);
      if (!next) return;
      grid.activate({ row, column: 0 });
      openRecord(next);
    },
    close,
    remove: canRemove ? () => removal.removeOne(recordId, close) : null,
  };
}
