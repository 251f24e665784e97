/** What the person is doing in one table. Each mounted table has its own atoms' values, in its own Jotai store. */
import { atom } from 'jotai/vanilla';

export interface CellPosition {
  /** -1 is the header. */
  readonly row: number;
  readonly column: number;
}

export interface ActiveCell extends CellPosition {
  /** The record in the row: it stays active when rows move. */
  readonly id: string | null;
}

export interface Editing {
  /** What was typed to start; null when it was not typing that started it. */
  readonly initialText: string | null;
}

export interface Selection {
  /** Everything in the list, but those in `ids`. */
  readonly isAll: boolean;
  readonly ids: ReadonlySet<string>;
}

export const nothingSelected: Selection = { isAll: false, ids: new Set() };

export const activeCellAtom = atom<ActiveCell | null>(null);
/** The other corner of a range that begins at the active cell. */
export const rangeEndAtom = atom<CellPosition | null>(null);
export const editingAtom = atom<Editing | null>(null);
export const selectionAtom = atom<Selection>(nothingSelected);

export const isSelected = ({ isAll, ids }: Selection, id: string): boolean => ids.has(id) !== isAll;

export function selectedCount({ isAll, ids }: Selection, total: number): number {
  return isAll ? Math.max(0, total - ids.size) : ids.size;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeOf(from: CellPosition, to: CellPosition): Range {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}
