import { useAtomValue } from 'jotai/react';
import { memo, useSyncExternalStore } from 'react';
import { useRecords } from '../store/useRecords';
import * as styles from './grid.css';
import * as overlay from './overlay.css';
import type { GridController } from './gridController';
import { activeCellAtom, editingAtom, type Range, rangeEndAtom, rangeOf } from './gridState';

interface GridOverlayProps {
  grid: GridController;
  /** Those of the first column lie in a layer of their own, because it does not scroll sideways. */
  isFirstColumn: boolean;
}

/** Everything that is drawn over cells: where one is, which range, what changed or was refused. No cell knows of it. */
export const GridOverlay = memo(function GridOverlay({ grid, isFirstColumn }: GridOverlayProps) {
  const active = useAtomValue(activeCellAtom, { store: grid.ui });
  const end = useAtomValue(rangeEndAtom, { store: grid.ui });
  const isEditing = useAtomValue(editingAtom, { store: grid.ui }) !== null;
  const range = active && end ? rangeOf(active, end) : null;
  return (
    <>
      <Marks grid={grid} isFirstColumn={isFirstColumn} />
      {range && <Box grid={grid} range={part(range, isFirstColumn)} className={overlay.range} />}
      {active && active.row >= 0 && !isEditing && (active.column === 0) === isFirstColumn && (
        <Box grid={grid} range={rangeOf(active, active)} className={overlay.ring} />
      )}
    </>
  );
});

function Marks({ grid, isFirstColumn }: GridOverlayProps) {
  const { marks } = useRecords();
  const shown = useSyncExternalStore(marks.subscribe, marks.getSnapshot);
  return shown.map(({ recordId, fieldName, kind, message }) => {
    const row = grid.options.list.rowOf(recordId);
    const column = grid.columns.findIndex(({ field }) => field.name === fieldName);
    if (row < 0 || column < 0 || (column === 0) !== isFirstColumn) return null;
    const range = { top: row, bottom: row, left: column, right: column };
    return (
      <Box
        key={`${recordId} ${fieldName} ${kind}`}
        grid={grid}
        range={range}
        className={kind === 'refused' ? overlay.refused : overlay.changed}
        title={message}
      />
    );
  });
}

/** The columns of a range that lie in this layer; null for none. */
function part(range: Range, isFirstColumn: boolean): Range | null {
  if (isFirstColumn) return range.left === 0 ? { ...range, right: 0 } : null;
  return range.right === 0 ? null : { ...range, left: Math.max(1, range.left) };
}

interface BoxProps {
  grid: GridController;
  range: Range | null;
  className: string;
  title?: string;
}

function Box({ grid, range, className, title }: BoxProps) {
  const first = range && grid.columns[range.left];
  const last = range && grid.columns[range.right];
  if (!range || !first || !last) return null;
  return (
    <div
      className={className}
      title={title || undefined}
      style={{
        transform: `translate(${first.left}px, ${range.top * styles.rowHeight}px)`,
        width: last.left + last.width - first.left,
        height: (range.bottom - range.top + 1) * styles.rowHeight,
      }}
    />
  );
}
