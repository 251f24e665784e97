/** Where a key leads from a cell. */
import type { CellPosition } from './gridState';

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows on one screen. */
  page: number;
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'top'
  | 'bottom'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'start'
  | 'end'
  | 'next'
  | 'previous';

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

type Step = (from: CellPosition, size: GridSize) => CellPosition;

const steps: Readonly<Record<Move, Step>> = {
  up: ({ row, column }) => ({ row: row - 1, column }),
  down: ({ row, column }) => ({ row: row + 1, column }),
  left: ({ row, column }) => ({ row, column: column - 1 }),
  right: ({ row, column }) => ({ row, column: column + 1 }),
  top: ({ column }) => ({ row: 0, column }),
  bottom: ({ column }, { rows }) => ({ row: rows - 1, column }),
  first: ({ row }) => ({ row, column: 0 }),
  last: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  pageUp: ({ row, column }, { page }) => ({ row: Math.max(0, row - page), column }),
  pageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  start: () => ({ row: 0, column: 0 }),
  end: (_from, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
  next: ({ row, column }, { columns }) =>
    column + 1 < columns ? { row, column: column + 1 } : { row: row + 1, column: 0 },
  previous: ({ row, column }, { columns }) =>
    column > 0 ? { row, column: column - 1 } : { row: row - 1, column: columns - 1 },
};

/** The cell that `move` leads to. The header is above the first row, for everything that does not stay in the body. */
export function step(from: CellPosition, move: Move, size: GridSize, topRow: -1 | 0 = -1): CellPosition {
  const to = steps[move](from, size);
  const isBeyond = to.row < topRow || to.row >= size.rows;
  if (isBeyond && (move === 'next' || move === 'previous')) return from;
  return { row: clamp(to.row, topRow, Math.max(topRow, size.rows - 1)), column: clamp(to.column, 0, size.columns - 1) };
}
