/** One table's hands: moving, selecting, editing. Components show what it says and tell it what was pressed. */
import { createStore } from 'jotai/vanilla';
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { CommitMove } from '../fields/fieldKind';
import type { RecordList } from '../store/recordList';
import type { Records } from '../store/records';
import type { FieldValues } from '../types';
import type { ColumnKeeper } from './columns/columnKeeper';
import { ColumnMoves, type GridColumn } from './columns/useColumns';
import { type Move, step } from './gridMoves';
import {
  activeCellAtom,
  type CellPosition,
  editingAtom,
  isSelected,
  nothingSelected,
  type Range,
  rangeEndAtom,
  rangeOf,
  selectionAtom,
} from './gridState';

export interface GridControllerOptions {
  object: ObjectMetadata;
  list: RecordList;
  records: Records;
  /** Who remembers the columns. */
  keeper: ColumnKeeper;
  /** What a new record must have to belong to this list. */
  newValues: () => FieldValues;
}

/** What the mounted table does for its controller. */
export interface GridView {
  reveal: (cell: CellPosition) => void;
  focus: () => void;
  pageRows: () => number;
}

const commitMoves: Readonly<Record<Exclude<CommitMove, 'stay'>, Move>> = {
  down: 'down',
  up: 'up',
  next: 'next',
  previous: 'previous',
};

export class GridController {
  readonly ui = createStore();
  columns: readonly GridColumn[] = [];
  columnMoves: ColumnMoves;
  private view: GridView | null = null;
  private lastToggled: number | null = null;
  private openRecord: (id: string) => void = () => undefined;

  constructor(public options: GridControllerOptions) {
    this.columnMoves = new ColumnMoves(options.object, options.keeper);
  }

  /** The object has got other fields. What is selected, active and being edited stays. */
  adopt(object: ObjectMetadata): void {
    this.options = { ...this.options, object };
    this.columnMoves = new ColumnMoves(object, this.options.keeper);
  }

  onOpen(openRecord: (id: string) => void): void {
    this.openRecord = openRecord;
  }

  setColumns(columns: readonly GridColumn[]): void {
    const before = this.columns;
    this.columns = columns;
    this.followColumn(before);
  }

  /** Follows the list for as long as `view` is on the screen. */
  attach(view: GridView): () => void {
    this.view = view;
    const unsubscribe = this.options.list.subscribe(() => this.followRecord());
    return () => {
      unsubscribe();
      this.view = null;
    };
  }

  get rowCount(): number {
    return this.options.list.getSnapshot().rowCount ?? 0;
  }

  /** The cells that a command is about: the range, or the active cell. */
  get range(): Range | null {
    const active = this.ui.get(activeCellAtom);
    return active && rangeOf(active, this.ui.get(rangeEndAtom) ?? active);
  }

  valueAt({ row, column }: CellPosition): unknown {
    const id = this.options.list.idAt(row);
    const field = this.columns[column]?.field;
    return (id && field && this.options.records.store.get(id)?.[field.name]) ?? null;
  }

  // Moving

  activate({ row, column }: CellPosition): void {
    const id = row >= 0 ? (this.options.list.idAt(row) ?? null) : null;
    this.leave(id);
    this.ui.set(activeCellAtom, { row, column, id });
    this.ui.set(rangeEndAtom, null);
    this.options.list.setActive(id);
    this.view?.reveal({ row, column });
  }

  move(move: Move): void {
    const from = this.ui.get(activeCellAtom) ?? { row: 0, column: 0 };
    this.activate(step(from, move, this.size()));
  }

  extend(move: Move): void {
    const active = this.ui.get(activeCellAtom);
    if (!active || active.row < 0) return;
    this.extendTo(step(this.ui.get(rangeEndAtom) ?? active, move, this.size(), 0));
  }

  extendTo(end: CellPosition): void {
    this.ui.set(rangeEndAtom, end);
    this.view?.reveal(end);
  }

  /** Rows have moved: the active cell stays with its record. */
  followRecord(): void {
    const active = this.ui.get(activeCellAtom);
    if (!active || active.row < 0) return;
    const { list } = this.options;
    if (active.id && list.idAt(active.row) === active.id) return;
    const row = active.id ? list.rowOf(active.id) : -1;
    const next = row >= 0 ? row : Math.min(active.row, Math.max(0, this.rowCount - 1));
    const id = list.idAt(next) ?? null;
    if (next === active.row && id === active.id) return;
    if (row < 0) this.ui.set(editingAtom, null);
    this.ui.set(activeCellAtom, { ...active, row: next, id });
    list.setActive(id);
  }

  /** Columns have come, gone or moved: the active cell stays in its column. */
  private followColumn(before: readonly GridColumn[]): void {
    const active = this.ui.get(activeCellAtom);
    const name = active && before[active.column]?.field.name;
    if (!active || !name) return;
    const column = this.columns.findIndex(({ field }) => field.name === name);
    if (column === active.column) return;
    if (column < 0) this.ui.set(editingAtom, null);
    this.ui.set(rangeEndAtom, null);
    this.ui.set(activeCellAtom, {
      ...active,
      column: column < 0 ? Math.min(active.column, Math.max(0, this.columns.length - 1)) : column,
    });
  }

  /** Gives the focus up, e.g. when another layer takes it for good. */
  deactivate(): void {
    this.leave(null);
    this.ui.set(activeCellAtom, null);
    this.ui.set(rangeEndAtom, null);
    this.options.list.setActive(null);
  }

  // Editing

  startEditing(initialText: string | null): boolean {
    const editing = this.ui.get(editingAtom);
    if (editing) {
      // The editor's code is still on its way: what is typed meanwhile is kept for it.
      if (initialText !== null) this.ui.set(editingAtom, { initialText: (editing.initialText ?? '') + initialText });
      return true;
    }
    const active = this.ui.get(activeCellAtom);
    const column = active && this.columns[active.column];
    if (!active || !active.id || !column?.isEditable) return false;
    if (column.kind.editing === 'toggle') {
      if (initialText !== null) return false;
      this.write(active.id, column, !this.valueAt(active));
      return true;
    }
    this.ui.set(rangeEndAtom, null);
    this.ui.set(editingAtom, { initialText });
    return true;
  }

  commit(value: unknown, move: CommitMove): void {
    const active = this.ui.get(activeCellAtom);
    const column = active && this.columns[active.column];
    this.ui.set(editingAtom, null);
    this.view?.focus();
    if (active?.id && column) this.write(active.id, column, value);
    if (active && move !== 'stay') this.activate(step(active, commitMoves[move], this.size(), 0));
  }

  cancelEditing(): void {
    this.ui.set(editingAtom, null);
    this.view?.focus();
  }

  private write(id: string, { field, kind }: GridColumn, value: unknown): void {
    const { object, records } = this.options;
    const before = records.store.get(id)?.[field.name] ?? null;
    const isSame = JSON.stringify(before) === JSON.stringify(value) || (kind.isEmpty(before) && kind.isEmpty(value));
    if (!isSame) records.commands.edit(object, id, field, value);
  }

  // Records

  /** An empty record on top of the list. It reaches the server with its first value. */
  startRecord(): string {
    const { list, records, newValues } = this.options;
    const id = records.commands.startRecord(newValues());
    list.pin(id);
    return id;
  }

  newRecord(): void {
    this.startRecord();
    this.activate({ row: 0, column: 0 });
    this.startEditing(null);
  }

  refocus(): void {
    this.view?.focus();
  }

  openActive(): void {
    const id = this.ui.get(activeCellAtom)?.id;
    if (id && !this.options.records.queue.isDraft(id)) this.openRecord(id);
  }

  /** A draft that was left without a value was not meant. */
  private leave(next: string | null): void {
    const { records, object } = this.options;
    const id = this.ui.get(activeCellAtom)?.id;
    if (id && id !== next && records.queue.isDraft(id)) records.commands.remove(object, [id]);
  }

  // Selecting

  toggle(row: number): void {
    const id = this.options.list.idAt(row);
    if (!id) return;
    const { isAll, ids } = this.ui.get(selectionAtom);
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    this.ui.set(selectionAtom, { isAll, ids: next });
    this.lastToggled = row;
  }

  /** Selects from the row that was switched last to this one. */
  selectTo(row: number): void {
    const from = this.lastToggled ?? row;
    const { isAll, ids } = this.ui.get(selectionAtom);
    const next = new Set(ids);
    for (let each = Math.min(from, row); each <= Math.max(from, row); each++) {
      const id = this.options.list.idAt(each);
      if (!id) continue;
      if (isAll) next.delete(id);
      else next.add(id);
    }
    this.ui.set(selectionAtom, { isAll, ids: next });
  }

  toggleActive(): void {
    const { range } = this;
    if (!range || range.top < 0) return;
    for (let row = range.top; row <= range.bottom; row++) this.toggle(row);
  }

  toggleAll(): void {
    const { isAll, ids } = this.ui.get(selectionAtom);
    this.ui.set(selectionAtom, isAll && !ids.size ? nothingSelected : { isAll: true, ids: new Set<string>() });
  }

  clearSelection(): void {
    this.ui.set(selectionAtom, nothingSelected);
  }

  isRowSelected(row: number): boolean {
    const id = this.options.list.idAt(row);
    return id !== undefined && isSelected(this.ui.get(selectionAtom), id);
  }

  private size() {
    return { rows: this.rowCount, columns: this.columns.length, page: this.view?.pageRows() ?? 10 };
  }
}
