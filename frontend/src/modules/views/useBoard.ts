import { useEffect, useMemo } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { type FieldFilter, optionsOf, useRecords } from '@/modules/object-record';
import { type BoardColumn, BoardController } from '@/modules/object-record/board/boardController';
import type { HiddenColumn } from '@/modules/object-record/board/RecordBoard';
import { newValues } from './newValues';
import type { View } from './types';
import type { CurrentView } from './useCurrentView';

interface Board {
  board: BoardController;
  hidden: readonly HiddenColumn[];
}

interface Choice extends HiddenColumn {
  isVisible: boolean;
  position: number;
}

/** A board's hands: new ones for every view, the same ones for as long as its columns stay the same. */
export function useBoard(
  { object, view, asked, conditions }: CurrentView,
  field: FieldMetadata,
  empty: ReadonlySet<string | null>,
  openRecord: (id: string | null) => void,
): Board {
  const records = useRecords();
  const { sorts } = conditions;
  const choices = useMemo(() => columnsOf(view, field), [view, field]);
  const isHidden = ({ isVisible, value }: Choice) => !isVisible || (view.shouldHideEmptyGroups && empty.has(value));
  const key = JSON.stringify(choices.filter((choice) => !isHidden(choice)).map(({ value }) => value));
  const columns = useMemo(
    () =>
      choices
        .filter(({ value }) => (JSON.parse(key) as (string | null)[]).includes(value))
        .map(({ value, label, color }): BoardColumn => {
          const filters = [...asked, inColumn(field, value)];
          return { value, label, color, list: records.lists.get({ object, filters, sorts }) };
        }),
    [choices, key, field, records, object, asked, sorts],
  );
  const isSorted = sorts.length > 0;
  const canMove = object.permissions.canUpdate && !field.isUIReadOnly;
  const board = useMemo(
    () =>
      new BoardController({
        object,
        records,
        field,
        columns,
        isSorted,
        canMove,
        newValues: () => newValues(object, asked),
      }),
    [object, records, field, columns, isSorted, canMove, asked],
  );
  useEffect(() => board.onOpen(openRecord), [board, openRecord]);
  return { board, hidden: choices.filter(isHidden) };
}

const inColumn = ({ name }: FieldMetadata, value: string | null): FieldFilter =>
  value === null
    ? { fieldName: name, operand: 'IS_EMPTY', values: [] }
    : { fieldName: name, operand: 'IS', values: [value] };

/** Every option of the field, and having none: in the view's order, or in the options' own. */
export function columnsOf(view: View, field: FieldMetadata): Choice[] {
  const groups = new Map(view.viewGroups.map((group) => [group.fieldValue, group]));
  const options = optionsOf(field).map(({ value, label, color }, position) => ({ value, label, color, position }));
  const none = { value: null, label: `No ${field.label.toLowerCase()}`, color: undefined, position: options.length };
  const all = field.isNullable || groups.has('') ? [...options, none] : options;
  return all
    .map((choice) => {
      const group = groups.get(choice.value ?? '');
      return { ...choice, isVisible: group?.isVisible ?? true, position: group?.position ?? choice.position };
    })
    .toSorted((left, right) => left.position - right.position);
}
