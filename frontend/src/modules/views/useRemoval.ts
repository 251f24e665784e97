import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { count } from '@/modules/object-record';
import type { GridController } from '@/modules/object-record/table/gridController';
import { selectionAtom } from '@/modules/object-record/table/gridState';
import { showToast } from '@/modules/ui/toasts';

export interface Removal {
  isBusy: boolean;
  removeSelected: () => void;
  removeOne: (id: string, onRemoved: () => void) => void;
}

const mostAtOnce = 5_000;

/** Deleting rows, which can be taken back. Those that are selected but not loaded are found first. */
export function useRemoval(grid: GridController): Removal {
  const [isBusy, setIsBusy] = useState(false);
  const { object, records, list } = grid.options;
  const remove = async () => {
    const { isAll, ids } = grid.ui.get(selectionAtom);
    const wanted = isAll ? (await records.listIds(list.condition, mostAtOnce)).filter((id) => !ids.has(id)) : [...ids];
    records.commands.remove(object, wanted);
    grid.clearSelection();
    if (isAll && grid.rowCount > mostAtOnce)
      showToast({ message: `The first ${count(object, mostAtOnce)} were deleted` });
  };
  return {
    isBusy,
    removeSelected: () => {
      if (isBusy) return;
      setIsBusy(true);
      void remove()
        .catch((error: unknown) =>
          showToast({ message: 'Nothing was deleted', detail: userMessageOf(error), tone: 'danger' }),
        )
        .finally(() => setIsBusy(false));
    },
    removeOne: (id, onRemoved) => {
      records.commands.remove(object, [id]);
      onRemoved();
    },
  };
}
