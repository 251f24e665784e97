import { useEffect, useMemo } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { columnFields, useRecords } from '@/modules/object-record';
import { GridController } from '@/modules/object-record/table/gridController';
import { newValues } from './newValues';
import { isComplete } from './operands';
import type { ViewConditions } from './viewParams';

/** The table's hands: new ones for every list, the same ones for as long as that list is shown. */
export function useGrid(
  object: ObjectMetadata,
  { filters, sorts }: ViewConditions,
  openRecord: (id: string) => void,
): GridController {
  const records = useRecords();
  const grid = useMemo(() => {
    const complete = filters.filter(isComplete);
    const list = records.lists.get({ object, filters: complete, sorts });
    list.want([columnFields(object)[0]?.name ?? 'id']);
    return new GridController({ object, list, records, newValues: () => newValues(object, complete) });
  }, [object, records, filters, sorts]);
  useEffect(() => grid.onOpen(openRecord), [grid, openRecord]);
  return grid;
}
