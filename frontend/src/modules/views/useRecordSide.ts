import type { GridController } from '@/modules/object-record/table/gridController';

interface RecordSide {
  step: (by: 1 | -1) => void;
  close: () => void;
}

/** What the record beside the table does to the table: it goes through its rows, and gives the focus back. */
export function useRecordSide(
  grid: GridController,
  recordId: string | null,
  openRecord: (id: string | null) => void,
): RecordSide {
  const { list, object, records } = grid.options;
  return {
    step: (by) => {
      const row = recordId ? list.rowOf(recordId) + by : -1;
      const next = list.idAt(row);
      if (!next) return;
      grid.activate({ row, column: 0 });
      openRecord(next);
    },
    close: () => {
      if (recordId && records.queue.isDraft(recordId)) records.commands.remove(object, [recordId]);
      openRecord(null);
      grid.refocus();
    },
  };
}
