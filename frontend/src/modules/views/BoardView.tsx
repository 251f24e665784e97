import { useMemo } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { newRecordId, useColumns } from '@/modules/object-record';
import { activeCardAtom } from '@/modules/object-record/board/boardState';
import { RecordBoard } from '@/modules/object-record/board/RecordBoard';
import { useBoardTotals } from './boardTotals';
import { NothingHere } from './NothingHere';
import type { ViewGroup } from './types';
import { columnsOf, useBoard } from './useBoard';
import type { CurrentView } from './useCurrentView';
import { useRecordParam } from './useRecordParam';
import { ViewBar } from './ViewBar';
import { setViewGroups } from './viewCommands';
import { ViewFrame } from './ViewFrame';

interface BoardViewProps {
  current: CurrentView;
  /** Whose options are the columns. */
  field: FieldMetadata;
}

/** A view as a board. */
export function BoardView({ current, field }: BoardViewProps) {
  const { object, view, asked, keeper, mayChange, clearFilters } = current;
  const [recordId, openRecord] = useRecordParam();
  const totals = useBoardTotals(current, field);
  const empty = useMemo(
    () =>
      new Set(totals ? columnsOf(view, field).flatMap(({ value }) => (totals.get(value)?.count ? [] : [value])) : []),
    [totals, view, field],
  );
  const { board, hidden } = useBoard(current, field, empty, openRecord);
  const { shown } = useColumns(object, keeper);
  const fields = useMemo(() => shown.map((column) => column.field), [shown]);
  const arrange = (change: (groups: readonly ViewGroup[]) => readonly ViewGroup[]) => {
    const groups = wholeGroups(current, field);
    void setViewGroups(
      { ...view, viewGroups: groups.filter(({ id }) => view.viewGroups.some((known) => known.id === id)) },
      change(groups),
    );
  };
  const setVisible = (value: string | null, isVisible: boolean) =>
    arrange((groups) => groups.map((group) => (group.fieldValue === (value ?? '') ? { ...group, isVisible } : group)));
  const actions = {
    move: mayChange ? (value: string | null, by: 1 | -1) => arrange((groups) => moved(groups, value ?? '', by)) : null,
    hide: mayChange ? (value: string | null) => setVisible(value, false) : null,
  };
  const onNew =
    board.options.canMove && board.options.columns.length
      ? () => board.startCard(firstColumn(board.ui.get(activeCardAtom)?.column))
      : null;
  const side = {
    step: (by: 1 | -1) => {
      const place = recordId && board.placeOf(recordId);
      const next = place && { ...place, row: place.row + by };
      const id = next && board.idAt(next);
      if (!next || !id) return;
      board.activate(next);
      openRecord(id);
    },
    close: () => {
      const place = recordId && board.placeOf(recordId);
      openRecord(null);
      if (place) board.focus(place);
    },
    remove: recordId && object.permissions.canSoftDelete ? () => remove(recordId) : null,
  };
  const remove = (id: string) => {
    openRecord(null);
    board.options.records.commands.remove(object, [id]);
  };
  return (
    <ViewFrame {...{ object, onNew, recordId, side }} bar={<ViewBar current={current} />}>
      <RecordBoard
        {...{ board, totals, hidden, actions }}
        shown={fields}
        isCompact={view.isCompact}
        openId={recordId}
        onShow={(value) => setVisible(value, true)}
        emptyState={<NothingHere object={object} isFiltered={asked.length > 0} onNew={onNew} onClear={clearFilters} />}
      />
    </ViewFrame>
  );
}

const firstColumn = (active: number | undefined): number => active ?? 0;

/** The columns as the view keeps them, with those that it does not know yet. */
function wholeGroups({ view }: CurrentView, field: FieldMetadata): ViewGroup[] {
  const known = new Map(view.viewGroups.map((group) => [group.fieldValue, group]));
  return columnsOf(view, field).map(({ value, isVisible, position }) => {
    const fieldValue = value ?? '';
    return known.get(fieldValue) ?? { id: newRecordId(), fieldValue, isVisible, position };
  });
}

/** Past the next column that is shown. */
function moved(groups: readonly ViewGroup[], value: string, by: 1 | -1): ViewGroup[] {
  const visible = groups.filter(({ isVisible }) => isVisible);
  const index = visible.findIndex(({ fieldValue }) => fieldValue === value);
  const other = visible[index + by];
  if (!other) return [...groups];
  const order = groups.filter(({ fieldValue }) => fieldValue !== value);
  const group = groups.find(({ fieldValue }) => fieldValue === value);
  const place = order.indexOf(other) + (by > 0 ? 1 : 0);
  return (group ? order.toSpliced(place, 0, group) : order).map((each, position) =>
    each.position === position ? each : { ...each, position },
  );
}
