import { useEffect, useMemo } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { columnFields, type ColumnKeeper, type RecordFilter, useRecords } from '@/modules/object-record';
import { GridController } from '@/modules/object-record/table/gridController';
import { newValues } from './newValues';
import type { ViewConditions } from './viewConditions';

interface GridOptions {
  filters: readonly RecordFilter[];
  sorts: ViewConditions['sorts'];
  keeper: ColumnKeeper;
  openRecord: (id: string) => void;
}

/** The table's hands: new ones for every list, the same ones for as long as that list is shown. */
export function useGrid(object: ObjectMetadata, { filters, sorts, keeper, openRecord }: GridOptions): GridController {
  const records = useRecords();
  const list = records.lists.get({ object, filters, sorts });
  const grid = useMemo(() => {
    list.want([columnFields(list.condition.object)[0]?.name ?? 'id']);
    const values = () => newValues(list.condition.object, list.condition.filters);
    return new GridController({ object: list.condition.object, list, records, keeper, newValues: values });
  }, [list, records, keeper]);
  if (grid.options.object !== object) grid.adopt(object);
  useEffect(() => grid.onOpen(openRecord), [grid, openRecord]);
  return grid;
}
