import { useAtomValue } from 'jotai/react';
import {
  type RefCallback,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { AddColumn } from './AddColumn';
import { FieldEditor } from '../fields/FieldEditor';
import { preloadEditors } from '../fields/shared/lazyEditors';
import type { FieldSort } from '../types';
import { ColumnMenu } from './columns/ColumnMenu';
import { useColumns } from './columns/useColumns';
import * as styles from './grid.css';
import { GridBody, type GridBodyHandle } from './GridBody';
import type { GridController } from './gridController';
import { GridFooter } from './GridFooter';
import { GridHeader } from './GridHeader';
import { headerId } from './headerId';
import { cellId } from './GridRow';
import { GridState } from './GridState';
import { GridSums } from './GridSums';
import { activeCellAtom, editingAtom, selectionAtom } from './gridState';
import { copyRange, clearRange, pasteRange } from './rangeCommands';
import { useGridKeys } from './useGridKeys';
import { useGridPointer } from './useGridPointer';

interface RecordGridProps {
  grid: GridController;
  sorts: readonly FieldSort[];
  onSort: (sort: FieldSort | null) => void;
  onFilter: (fieldName: string) => void;
  onRemove: () => void;
  /** Null for whoever may not change the data model. */
  onNewField: (() => void) | null;
  /** The record that stands beside the table. */
  openId: string | null;
  /** What to do about an empty list. */
  emptyState: React.ReactNode;
}

/** The table. The scrolling element holds the focus; cells are only pointed at. */
export function RecordGrid(props: RecordGridProps) {
  const { grid, sorts, onSort, onFilter, onRemove, onNewField, openId, emptyState } = props;
  const { object, list } = grid.options;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<GridBodyHandle>(null);
  const snapshot = useSyncExternalStore(list.subscribe, list.getSnapshot);
  const columns = useColumns(object, grid.options.keeper);
  // The body is there before the element that scrolls it, and measures nothing until it renders again.
  const [, setIsHeld] = useState(false);
  const [menuColumn, setMenuColumn] = useState<number | null>(null);
  const hasSelection = useAtomValue(selectionAtom, { store: grid.ui });
  useLayoutEffect(() => {
    grid.setColumns(columns.shown);
    list.want(columns.shown.map(({ field }) => field.name));
  }, [grid, list, columns.shown]);
  useGridView(grid, scroller, body);
  usePreloadedEditors(snapshot.rowCount !== null);
  const keys = useGridKeys(grid, { onRemove, onHeaderMenu: setMenuColumn });
  const pointer = useGridPointer(grid);
  const hold: RefCallback<HTMLDivElement> = useCallback(
    (element) => {
      scroller.current = element;
      setIsHeld(element !== null);
      return element ? keys(element) : undefined;
    },
    [keys],
  );
  return (
    <>
      <div className={styles.frame}>
        <div
          ref={hold}
          role="grid"
          tabIndex={0}
          className={styles.scroller}
          aria-label={object.labelPlural}
          aria-rowcount={(snapshot.rowCount ?? 0) + 1}
          aria-colcount={columns.shown.length}
          aria-multiselectable
          aria-busy={snapshot.rowCount === null}
          data-selecting={hasSelection.isAll || hasSelection.ids.size > 0 || undefined}
          {...pointer}
          onFocus={() => grid.ui.get(activeCellAtom) ?? grid.activate({ row: grid.rowCount ? 0 : -1, column: 0 })}
          onScroll={markScrolled}
          onCopy={(event) => copyRange(grid, event.clipboardData) && event.preventDefault()}
          onCut={(event) => {
            if (copyRange(grid, event.clipboardData)) clearRange(grid);
            event.preventDefault();
          }}
          onPaste={(event) => {
            pasteRange(grid, event.clipboardData);
            event.preventDefault();
          }}
        >
          <ActiveDescendant grid={grid} scroller={scroller} />
          <GridHeader grid={grid} columns={columns} sorts={sorts} openMenu={menuColumn} onMenu={setMenuColumn} />
          <GridBody ref={body} {...{ grid, columns, snapshot, scroller, openId }} />
          <GridSums grid={grid} columns={columns} rowCount={snapshot.rowCount ?? 0} />
        </div>
        <AddColumn {...{ grid, columns, onNewField }} />
        <GridState list={list} object={object} snapshot={snapshot} emptyState={emptyState} />
      </div>
      <GridFooter grid={grid} snapshot={snapshot} />
      <CellEditor grid={grid} scroller={scroller} />
      <ColumnMenu
        {...{ sorts, onSort, onFilter }}
        moves={grid.columnMoves}
        column={menuColumn === null ? null : (columns.shown[menuColumn] ?? null)}
        index={menuColumn ?? 0}
        columns={columns.shown}
        onClose={() => setMenuColumn(null)}
      />
    </>
  );
}

/**
 * Marks the table while it is scrolled sideways, and cuts what is drawn over cells where the first column covers them.
 * Called for every frame of a scroll, so it measures nothing while only rows move.
 */
function markScrolled({ currentTarget }: React.UIEvent<HTMLDivElement>): void {
  const { scrollLeft, dataset } = currentTarget;
  if (scrollLeft === Number(dataset['scrolled'] ?? 0)) return;
  if (scrollLeft > 0) dataset['scrolled'] = String(scrollLeft);
  else delete dataset['scrolled'];
  const layer = currentTarget.querySelector<HTMLElement>('[data-layer]');
  const covered = currentTarget.querySelector<HTMLElement>('[role=columnheader]')?.offsetWidth ?? 0;
  if (layer) layer.style.clipPath = scrollLeft > 0 ? `inset(0 0 0 ${scrollLeft + covered}px)` : '';
}

function useGridView(
  grid: GridController,
  scroller: React.RefObject<HTMLDivElement | null>,
  body: React.RefObject<GridBodyHandle | null>,
): void {
  useEffect(
    () =>
      grid.attach({
        reveal: (cell) => body.current?.reveal(cell),
        pageRows: () => body.current?.pageRows() ?? 10,
        focus: () => scroller.current?.focus({ preventScroll: true }),
      }),
    [grid, scroller, body],
  );
}

/** Once rows are there, and before anybody can have chosen what to edit. */
function usePreloadedEditors(isLoaded: boolean): void {
  useEffect(() => {
    if (isLoaded) preloadEditors();
  }, [isLoaded]);
}

interface LayerProps {
  grid: GridController;
  scroller: React.RefObject<HTMLDivElement | null>;
}

/** Screen readers follow the active cell without the focus moving, or anything rendering. */
function ActiveDescendant({ grid, scroller }: LayerProps) {
  const active = useAtomValue(activeCellAtom, { store: grid.ui });
  useLayoutEffect(() => {
    if (!active) scroller.current?.removeAttribute('aria-activedescendant');
    else {
      const id = active.row < 0 ? headerId(active.column) : cellId(active.row, active.column);
      scroller.current?.setAttribute('aria-activedescendant', id);
    }
  }, [active, scroller]);
  return null;
}

function CellEditor({ grid, scroller }: LayerProps) {
  const active = useAtomValue(activeCellAtom, { store: grid.ui });
  const editing = useAtomValue(editingAtom, { store: grid.ui });
  const column = active && grid.columns[active.column];
  if (!active || !editing || !column) return null;
  const anchor = () =>
    scroller.current?.querySelector(`#${cellId(active.row, active.column)}`)?.getBoundingClientRect() ?? null;
  return (
    <FieldEditor
      key={`${active.id} ${column.field.name}`}
      field={column.field}
      value={grid.valueAt(active)}
      initialText={editing.initialText}
      anchor={anchor}
      onCommit={(value, move) => grid.commit(value, move)}
      onCancel={() => grid.cancelEditing()}
    />
  );
}
