import { useVirtualizer } from '@tanstack/react-virtual';
import { useAtomValue } from 'jotai/react';
import { type RefObject, useEffect, useImperativeHandle, type Ref } from 'react';
import type { ListSnapshot } from '../store/recordList';
import { firstRows } from './bones.css';
import type { Columns } from './columns/useColumns';
import * as styles from './grid.css';
import * as overlay from './overlay.css';
import type { GridController } from './gridController';
import { GridOverlay } from './GridOverlay';
import { GridRow } from './GridRow';
import { addWidth } from './sums.css';
import { type CellPosition, isSelected, selectionAtom } from './gridState';

interface GridBodyProps {
  grid: GridController;
  columns: Columns;
  snapshot: ListSnapshot;
  scroller: RefObject<HTMLDivElement | null>;
  openId: string | null;
  ref: Ref<GridBodyHandle>;
}

export interface GridBodyHandle {
  reveal: (cell: CellPosition) => void;
  pageRows: () => number;
}

/** Rows that stand in for those to come. */
const expectedRows = 24;
const overscan = 8;
/** Browsers cannot make elements of any height; further down one gets by filtering. */
const mostRows = 400_000;

const markedObjects = new Set(['person', 'company', 'workspaceMember']);

export function GridBody({ grid, columns, snapshot, scroller, openId, ref }: GridBodyProps) {
  const { list, object } = grid.options;
  const selection = useAtomValue(selectionAtom, { store: grid.ui });
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by the compiler
  const rows = useVirtualizer({
    count: Math.min(snapshot.rowCount ?? expectedRows, mostRows),
    getScrollElement: () => scroller.current,
    estimateSize: () => styles.rowHeight,
    overscan,
    paddingStart: styles.headerHeight,
    scrollPaddingStart: styles.headerHeight,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => list.show(first, last), [list, first, last]);
  useImperativeHandle(ref, () => ({
    reveal: (cell) => {
      if (cell.row >= 0) rows.scrollToIndex(cell.row, { align: 'auto' });
      revealColumn(scroller.current, columns, cell.column);
    },
    pageRows: () =>
      Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - styles.headerHeight) / styles.rowHeight) - 1),
  }));
  return (
    <div
      role="rowgroup"
      className={snapshot.rowCount === null ? `${styles.body} ${firstRows}` : styles.body}
      style={{ height: rows.getTotalSize() - styles.headerHeight, width: columns.width + addWidth }}
    >
      {items.map(({ index, start }) => {
        const id = list.idAt(index);
        return (
          <GridRow
            key={index}
            id={id}
            row={index}
            top={start - styles.headerHeight}
            width={columns.width + addWidth}
            columns={columns.shown}
            markOf={markedObjects.has(object.nameSingular) ? object.nameSingular : null}
            isSelected={id !== undefined && isSelected(selection, id)}
            isOpen={id !== undefined && id === openId}
            isLeaving={id !== undefined && snapshot.leaving.has(id)}
          />
        );
      })}
      <div className={overlay.layer} data-layer>
        <GridOverlay grid={grid} isFirstColumn={false} />
      </div>
      <div className={overlay.stickyLayer}>
        <GridOverlay grid={grid} isFirstColumn />
      </div>
    </div>
  );
}

/** The first column covers what is under it, so a cell is in sight only beside it. */
function revealColumn(scroller: HTMLElement | null, { shown }: Columns, index: number): void {
  const column = shown[index];
  if (!scroller || !column || index === 0) return;
  const covered = shown[0]?.width ?? 0;
  const { scrollLeft, clientWidth } = scroller;
  if (column.left < scrollLeft + covered) scroller.scrollLeft = column.left - covered;
  else if (column.left + column.width > scrollLeft + clientWidth) {
    scroller.scrollLeft = Math.min(column.left - covered, column.left + column.width - clientWidth);
  }
}
