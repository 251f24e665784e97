import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useAtomValue } from 'jotai/react';
import { selectAtom } from 'jotai/vanilla/utils';
import { memo, type PointerEvent, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { IconPlus } from '@/modules/ui/icons';
import { BoardCard } from './BoardCard';
import * as s from './board.css';
import type { BoardColumn, BoardController } from './boardController';
import { BoardColumnHead, type ColumnActions } from './BoardColumnHead';
import { activeCardAtom, carryingAtom } from './boardState';
import { type CardFields, cardHeightOf } from './cardFields';

interface BoardColumnViewProps {
  board: BoardController;
  column: BoardColumn;
  index: number;
  fields: CardFields;
  openId: string | null;
  /** The column's aggregate, e.g. the sum of amounts. */
  sum: string | null;
  actions: ColumnActions;
  onPress: (event: PointerEvent<HTMLElement>, column: number, row: number) => void;
}

const expectedCards = 3;
const overscan = 4;

/** One column: its head, and the cards that are in sight. */
export const BoardColumnView = memo(function BoardColumnView(props: BoardColumnViewProps) {
  const { board, column, index, fields, openId, sum, actions, onPress } = props;
  const { list } = column;
  const scroller = useRef<HTMLDivElement>(null);
  const snapshot = useSyncExternalStore(list.subscribe, list.getSnapshot);
  const activeRow = useActiveRow(board, index);
  const { carriedId, overRow, isOver } = useCarried(board, index);
  const height = cardHeightOf(fields);
  const count = snapshot.rowCount ?? expectedCards;
  const rangeExtractor = useCallback(
    (range: Range) => withRow(defaultRangeExtractor(range), activeRow, range.count),
    [activeRow],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by the compiler
  const cards = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height + s.gap,
    overscan,
    rangeExtractor,
    scrollPaddingEnd: s.gap,
  });
  useEffect(() => cards.measure(), [cards, height]);
  const items = cards.getVirtualItems();
  const range = cards.range;
  const first = range?.startIndex ?? 0;
  const last = range?.endIndex ?? expectedCards;
  useEffect(() => list.show(first, last), [list, first, last]);
  useEffect(() => {
    if (activeRow !== null && board.wantsFocus) cards.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, cards, board]);
  return (
    <section
      className={s.column}
      aria-label={column.label}
      data-column={index}
      data-over={(isOver && board.options.isSorted) || undefined}
    >
      <BoardColumnHead {...{ board, column, index, sum, actions }} count={snapshot.rowCount} />
      <div ref={scroller} className={s.scroller} data-cards={index} tabIndex={-1}>
        {snapshot.rowCount === 0 && !isOver && <NoCards board={board} index={index} />}
        <ol className={s.cards} style={{ height: cards.getTotalSize() }}>
          {items.map(({ index: row, start }) => {
            const id = list.idAt(row);
            return (
              <li
                key={row}
                className={s.place}
                aria-setsize={snapshot.rowCount ?? -1}
                aria-posinset={row + 1}
                data-leaving={(id && snapshot.leaving.has(id)) || undefined}
                style={{ height, transform: `translateY(${start}px)` }}
              >
                <BoardCard
                  {...{ board, id, row, fields, onPress }}
                  column={index}
                  isActive={row === activeRow}
                  isCarried={id !== undefined && id === carriedId}
                  isOpen={id !== undefined && id === openId}
                />
              </li>
            );
          })}
          {overRow !== null && !board.options.isSorted && (
            <li
              className={s.drop}
              aria-hidden
              style={{ transform: `translateY(${Math.max(0, overRow * (height + s.gap) - 5)}px)` }}
            />
          )}
        </ol>
      </div>
    </section>
  );
});

function NoCards({ board, index }: { board: BoardController; index: number }) {
  if (!board.options.canMove) return <p className={s.nothing}>Nothing here</p>;
  return (
    <button type="button" className={s.nothing} onClick={() => board.startCard(index)}>
      <IconPlus size={15} stroke={1.7} aria-hidden />
      New {board.options.object.labelSingular.toLowerCase()}
    </button>
  );
}

/** The active card stays mounted wherever one scrolls: it holds the focus. */
function withRow(rows: number[], row: number | null, count: number): number[] {
  if (row === null || row >= count || rows.includes(row)) return rows;
  return [...rows, row].sort((left, right) => left - right);
}

/** The row of the active card if it is in this column. Without any, the first card of the first column can be tabbed to. */
function useActiveRow(board: BoardController, index: number): number | null {
  const rowAtom = useMemo(
    () =>
      selectAtom(activeCardAtom, (active) => {
        if (!active) return index === 0 ? 0 : null;
        return active.column === index ? active.row : null;
      }),
    [index],
  );
  return useAtomValue(rowAtom, { store: board.ui });
}

interface Carried {
  carriedId: string | null;
  overRow: number | null;
  isOver: boolean;
}

function useCarried(board: BoardController, index: number): Carried {
  const carriedAtom = useMemo(
    () =>
      selectAtom(
        carryingAtom,
        (carrying): Carried => {
          const isOver = carrying?.over?.column === index;
          const isFrom = carrying?.from.column === index;
          return {
            carriedId: isFrom && carrying ? carrying.id : null,
            overRow: isOver && carrying?.over ? carrying.over.row : null,
            isOver,
          };
        },
        (left, right) =>
          left.carriedId === right.carriedId && left.overRow === right.overRow && left.isOver === right.isOver,
      ),
    [index],
  );
  return useAtomValue(carriedAtom, { store: board.ui });
}
