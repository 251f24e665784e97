import { useAtomValue } from 'jotai/react';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { IconEye } from '@/modules/ui/icons';
import { visuallyHidden } from '@/modules/ui/visuallyHidden.css';
import { tag } from '../fields/shared/displays';
import { count } from '../store/recordCommands';
import * as grid from '../table/grid.css';
import * as s from './board.css';
import type { BoardColumn, BoardController } from './boardController';
import type { ColumnActions } from './BoardColumnHead';
import { BoardColumnView } from './BoardColumnView';
import { saidAtom } from './boardState';
import { cardFieldsOf, cardHeightOf } from './cardFields';
import { useBoardDrag } from './useBoardDrag';
import { useBoardKeys } from './useBoardKeys';

/** A column that the view does not show. */
export interface HiddenColumn {
  readonly value: string | null;
  readonly label: string;
  readonly color: string | undefined;
}

interface RecordBoardProps {
  board: BoardController;
  /** The fields that the view shows. */
  shown: readonly FieldMetadata[];
  isCompact: boolean;
  openId: string | null;
  /** How many cards a column has, and what they come to; null until it is known. */
  totals: ReadonlyMap<string | null, { count: number; sum: string | null }> | null;
  hidden: readonly HiddenColumn[];
  actions: ColumnActions;
  onShow: (value: string | null) => void;
  /** What to do about a board without cards. */
  emptyState: ReactNode;
}

/** Records as cards, in a column for each option of a field. */
export function RecordBoard(props: RecordBoardProps) {
  const { board, shown, isCompact, openId, totals, hidden, actions, onShow, emptyState } = props;
  const { object, field, columns } = board.options;
  const fields = useMemo(() => cardFieldsOf(object, shown, field, isCompact), [object, shown, field, isCompact]);
  const onPress = useBoardDrag(board, cardHeightOf(fields) + s.gap);
  const keys = useBoardKeys(board);
  const hold = useCallback(
    (element: HTMLDivElement | null) => {
      const release = ({ relatedTarget }: FocusEvent) => {
        if (relatedTarget instanceof Node && !element?.contains(relatedTarget)) board.release();
      };
      element?.addEventListener('focusout', release);
      const unregister = element ? keys(element) : undefined;
      return () => {
        element?.removeEventListener('focusout', release);
        unregister?.();
      };
    },
    [keys, board],
  );
  useWantedFields(columns, shown, field);
  useEffect(() => board.attach(), [board]);
  const total = totals && [...totals.values()].reduce((sum, each) => sum + each.count, 0);
  return (
    <>
      <div className={grid.frame}>
        <div
          ref={hold}
          className={s.board}
          role="group"
          aria-label={`${object.labelPlural} by ${field.label}`}
          data-board
        >
          {columns.map((column, index) => (
            <BoardColumnView
              key={column.value ?? ''}
              {...{ board, column, index, fields, openId, actions, onPress }}
              sum={totals?.get(column.value)?.sum ?? null}
            />
          ))}
          {hidden.length > 0 && <HiddenColumns {...{ hidden, totals, onShow }} />}
        </div>
        {total === 0 && emptyState}
      </div>
      <div className={grid.footer}>{total !== null && <span role="status">{count(object, total)}</span>}</div>
      <Said board={board} />
    </>
  );
}

/** What the lists of the columns have to know of each record. */
function useWantedFields(columns: readonly BoardColumn[], shown: readonly FieldMetadata[], field: FieldMetadata): void {
  useLayoutEffect(() => {
    const names = [...shown.map(({ name }) => name), field.name, 'position'];
    for (const { list } of columns) list.want(names);
  }, [columns, shown, field]);
}

/** Screen readers are told what becomes of a card that is carried. */
function Said({ board }: { board: BoardController }) {
  const said = useAtomValue(saidAtom, { store: board.ui });
  return (
    <div className={visuallyHidden} aria-live="assertive" role="log">
      {said}
    </div>
  );
}

type HiddenColumnsProps = Pick<RecordBoardProps, 'hidden' | 'totals' | 'onShow'>;

function HiddenColumns({ hidden, totals, onShow }: HiddenColumnsProps) {
  return (
    <section className={s.hiddenColumns} aria-label="Hidden columns">
      <header className={s.columnHead}>
        <h2 className={s.hiddenTitle}>Hidden</h2>
      </header>
      {hidden.map(({ value, label, color }) => (
        <button
          key={value ?? ''}
          type="button"
          className={s.hiddenColumn}
          aria-label={`Show ${label}`}
          onClick={() => onShow(value)}
        >
          {value === null ? <span className={s.hiddenTitle}>{label}</span> : tag(label, color)}
          <span className={s.quiet}>{totals?.get(value)?.count.toLocaleString() ?? (totals ? 0 : '')}</span>
          <span className={s.grow} />
          <IconEye size={15} stroke={1.6} aria-hidden />
        </button>
      ))}
    </section>
  );
}
