/** Commands on a range of cells: copy, paste, clear, fill down. Each is one step to undo. */
import type { FieldMetadata } from '@/modules/object-metadata';
import { showToast } from '@/modules/ui/toasts';
import { junctionOf } from '../fields/relation/junctions';
import type { CellEdit } from '../store/recordCommands';
import { parseTsv, toTsv } from './cellTexts';
import type { GridColumn } from './columns/useColumns';
import type { GridController } from './gridController';
import type { Range } from './gridState';

/** Between tables of this app, values travel as they are; everyone else gets their text. */
export const valuesType = 'application/x-stratus-values';

interface CopiedCell {
  type: string;
  value: unknown;
}

const mostCells = 5_000;

function* rowsOf({ top, bottom }: Range): Generator<number> {
  for (let row = Math.max(0, top); row <= bottom; row++) yield row;
}

export function copyRange(grid: GridController, clipboard: DataTransfer): boolean {
  const { range } = grid;
  if (!range || range.bottom < 0) return false;
  const columns = grid.columns.slice(range.left, range.right + 1);
  const cells = [...rowsOf(range)].map((row) =>
    columns.map(({ field, kind }, index) => {
      const value = grid.valueAt({ row, column: range.left + index });
      return { type: field.type, value, text: kind.isEmpty(value) ? '' : kind.format(value, field) };
    }),
  );
  clipboard.setData('text/plain', toTsv(cells.map((row) => row.map(({ text }) => text))));
  clipboard.setData(valuesType, JSON.stringify(cells.map((row) => row.map(({ type, value }) => ({ type, value })))));
  return true;
}

/** Cells that cannot take their text are marked, the others are written. */
export function pasteRange(grid: GridController, clipboard: DataTransfer): void {
  const { range } = grid;
  const texts = parseTsv(clipboard.getData('text/plain'));
  if (!range || range.top < 0 || !texts.length) return;
  const copied = readValues(clipboard.getData(valuesType));
  const height = Math.max(texts.length, texts.length === 1 ? range.bottom - range.top + 1 : 0);
  const width = Math.max(texts[0]?.length ?? 0, texts[0]?.length === 1 ? range.right - range.left + 1 : 0);
  const edits = new EditsByRecord(grid);
  for (let down = 0; down < height && edits.count < mostCells; down++) {
    for (let across = 0; across < width; across++) {
      const text = at(texts, down, across) ?? '';
      edits.addText({ row: range.top + down, column: range.left + across }, text, at(copied, down, across));
    }
  }
  edits.write('pasted');
}

export function clearRange(grid: GridController): void {
  const { range } = grid;
  if (!range || range.top < 0) return;
  const edits = new EditsByRecord(grid);
  for (const row of rowsOf(range)) {
    for (let column = range.left; column <= range.right; column++) edits.add({ row, column }, null);
  }
  edits.write('cleared');
}

/** The first row's values in all rows of the range. */
export function fillDown(grid: GridController): void {
  const { range } = grid;
  if (!range || range.top < 0 || range.bottom === range.top) return;
  const edits = new EditsByRecord(grid);
  for (let column = range.left; column <= range.right; column++) {
    const value = grid.valueAt({ row: range.top, column });
    for (let row = range.top + 1; row <= range.bottom; row++) edits.add({ row, column }, value);
  }
  edits.write('filled');
}

/** A single cell or row that was copied fills the whole range. */
function at<Item>(rows: readonly (readonly Item[])[], down: number, across: number): Item | undefined {
  const row = rows.length === 1 ? rows[0] : rows[down];
  return row?.length === 1 ? row[0] : row?.[across];
}

function readValues(json: string): CopiedCell[][] {
  try {
    return JSON.parse(json || '[]') as CopiedCell[][];
  } catch {
    return [];
  }
}

class EditsByRecord {
  private readonly patches = new Map<string, Record<string, unknown>>();
  private refused = 0;
  count = 0;

  constructor(private readonly grid: GridController) {}

  add({ row, column }: { row: number; column: number }, value: unknown): void {
    const id = this.grid.options.list.idAt(row);
    const target = this.grid.columns[column];
    if (id && target?.isEditable) this.put(id, target, value);
  }

  addText(cell: { row: number; column: number }, text: string, copied: CopiedCell | undefined): void {
    const id = this.grid.options.list.idAt(cell.row);
    const column = this.grid.columns[cell.column];
    if (!id || !column?.isEditable) return;
    if (copied && copied.type === column.field.type) return this.put(id, column, copied.value);
    const answer = column.kind.parse(text, column.field, null);
    if (answer.ok) return this.put(id, column, answer.value);
    this.refused += 1;
    this.grid.options.records.marks.refuse(id, [column.field.name], answer.message);
  }

  write(verb: string): void {
    const { object, records } = this.grid.options;
    const edits: CellEdit[] = [...this.patches].map(([id, patch]) => ({ id, patch }));
    if (edits.length) records.commands.editMany(object, edits, `${cells(this.count)} ${verb}`);
    if (this.refused) showToast({ message: `${cells(this.refused)} could not be read`, tone: 'danger', key: 'paste' });
  }

  private put(id: string, { field }: GridColumn, value: unknown): void {
    if (junctionOf(field)) return this.unlink(id, field, value);
    const before = this.grid.options.records.store.get(id)?.[field.name] ?? null;
    if (JSON.stringify(before) === JSON.stringify(value)) return undefined;
    this.patches.set(id, { ...this.patches.get(id), [field.name]: value });
    this.count += 1;
    return undefined;
  }

  /** Links are records of their own: they go one record at a time, and are not copied. */
  private unlink(id: string, field: FieldMetadata, value: unknown): void {
    const { object, records } = this.grid.options;
    if (value === null) records.commands.edit(object, id, field, null);
  }
}

const cells = (amount: number): string => (amount === 1 ? '1 cell' : `${amount.toLocaleString()} cells`);
