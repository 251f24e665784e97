import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import {
  IconArrowLeft,
  IconArrowRight,
  IconChevronDown,
  IconChevronUp,
  IconEyeOff,
  IconFilter,
  IconX,
} from '@/modules/ui/icons';
import type { MenuItem } from '@/modules/ui/overlays/MenuPopup';
import { aggregateLabel, aggregatesOf } from '../../query/aggregates';
import type { FieldSort } from '../../types';
import { headerId } from '../headerId';
import type { ColumnMoves, GridColumn } from './useColumns';

const MenuPopup = lazy(() =>
  import('@/modules/ui/overlays/MenuPopup').then((module) => ({ default: module.MenuPopup })),
);

interface ColumnMenuProps {
  moves: ColumnMoves;
  column: GridColumn | null;
  index: number;
  columns: readonly GridColumn[];
  sorts: readonly FieldSort[];
  onSort: (sort: FieldSort | null) => void;
  onFilter: (fieldName: string) => void;
  onClose: () => void;
}

/** What can be done with a column: everything its header can be dragged and clicked for, and more. */
export function ColumnMenu({ moves, column, index, columns, sorts, onSort, onFilter, onClose }: ColumnMenuProps) {
  const anchor = useRef<HTMLElement | null>(null);
  const [last, setLast] = useState(column);
  if (column && column !== last) setLast(column);
  useEffect(() => {
    if (column) anchor.current = document.getElementById(headerId(index));
  }, [column, index]);
  const shown = column ?? last;
  if (!shown) return null;
  const { field, kind } = shown;
  const sort = sorts.find(({ fieldName }) => fieldName === field.name);
  const isFirst = index === 0;
  const sorting = kind.toOrderBy('AscNullsLast', field)
    ? [
        {
          id: 'asc',
          label: 'Sort ascending',
          icon: IconChevronUp,
          onSelect: () => onSort({ fieldName: field.name, direction: 'asc' }),
        },
        {
          id: 'desc',
          label: 'Sort descending',
          icon: IconChevronDown,
          onSelect: () => onSort({ fieldName: field.name, direction: 'desc' }),
        },
        ...(sort ? [{ id: 'unsort', label: 'Remove the sort', icon: IconX, onSelect: () => onSort(null) }] : []),
      ]
    : [];
  const filtering = kind.operands.length
    ? [{ id: 'filter', label: 'Filter by this', icon: IconFilter, onSelect: () => onFilter(field.name) }]
    : [];
  const placing = [
    {
      id: 'left',
      label: 'Move left',
      icon: IconArrowLeft,
      isDisabled: index < 2,
      onSelect: () => moves.move(field.name, columns[index - 1]?.field.name ?? null),
    },
    {
      id: 'right',
      label: 'Move right',
      icon: IconArrowRight,
      isDisabled: index >= columns.length - 1,
      onSelect: () => moves.move(field.name, columns[index + 2]?.field.name ?? null),
    },
    { id: 'hide', label: 'Hide', icon: IconEyeOff, onSelect: () => moves.show(field.name, false) },
  ];
  const sections = [
    { id: 'find', items: [...sorting, ...filtering] },
    { id: 'place', items: isFirst ? [] : placing },
    { id: 'sum', heading: 'Under the column', items: aggregateItems(shown, moves) },
  ].filter(({ items }) => items.length);
  return (
    <Suspense>
      <MenuPopup
        anchor={anchor}
        isOpen={column !== null}
        onOpenChange={(isOpen) => !isOpen && onClose()}
        label={field.label}
        sections={sections}
      />
    </Suspense>
  );
}

/** What can be worked out of the column. Choosing what is chosen already takes it away. */
function aggregateItems({ field, aggregate }: GridColumn, moves: ColumnMoves): MenuItem[] {
  return aggregatesOf(field).map((each) => ({
    id: each,
    label: aggregateLabel(each, field),
    isChecked: each === aggregate,
    onSelect: () => moves.workOut(field.name, each === aggregate ? null : each),
  }));
}
