/** One board's hands: moving between cards, carrying them, putting them down. Lists and records are the stores' own. */
import { createStore } from 'jotai/vanilla';
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import type { RecordList } from '../store/recordList';
import type { Records } from '../store/records';
import { labelOf, untitled } from '../query/references';
import type { FieldValues } from '../types';
import { activeCardAtom, type CardPosition, carryingAtom, saidAtom } from './boardState';

export interface BoardColumn {
  /** The option that its cards have; null for those without one. */
  readonly value: string | null;
  readonly label: string;
  readonly color: string | undefined;
  readonly list: RecordList;
}

export interface BoardOptions {
  object: ObjectMetadata;
  records: Records;
  /** Whose options are the columns. */
  field: FieldMetadata;
  columns: readonly BoardColumn[];
  /** Cards lie where people put them, unless the view sorts them. */
  isSorted: boolean;
  canMove: boolean;
  /** What a new record must have to belong to the view. */
  newValues: () => FieldValues;
}

export class BoardController {
  readonly ui = createStore();
  /** The active card takes the focus when it is rendered. */
  wantsFocus = false;
  private openRecord: (id: string) => void = () => undefined;

  constructor(public options: BoardOptions) {}

  onOpen(openRecord: (id: string) => void): void {
    this.openRecord = openRecord;
  }

  // Moving between cards

  activate(position: CardPosition): void {
    const columns = this.options.columns.length;
    const column = Math.min(Math.max(0, position.column), columns - 1);
    const row = Math.min(Math.max(0, position.row), Math.max(0, this.countIn(column) - 1));
    this.ui.set(activeCardAtom, { column, row });
  }

  focus(position: CardPosition): void {
    this.wantsFocus = true;
    this.activate(position);
  }

  /** Sideways, empty columns are passed over. */
  step(by: CardPosition): void {
    const from = this.ui.get(activeCardAtom) ?? { column: 0, row: 0 };
    let column = from.column + by.column;
    while (by.column && this.options.columns[column] && !this.countIn(column)) column += by.column;
    if (this.options.columns[column]) this.focus({ column, row: from.row + by.row });
  }

  idAt({ column, row }: CardPosition): string | undefined {
    return this.options.columns[column]?.list.idAt(row);
  }

  placeOf(id: string): CardPosition | null {
    const column = this.options.columns.findIndex(({ list }) => list.holds(id));
    const row = this.options.columns[column]?.list.rowOf(id) ?? -1;
    return row < 0 ? null : { column, row };
  }

  countIn(column: number): number {
    return this.options.columns[column]?.list.getSnapshot().rowCount ?? 0;
  }

  open(position: CardPosition): void {
    const id = this.idAt(position);
    this.activate(position);
    if (id && !this.options.records.queue.isDraft(id)) this.openRecord(id);
  }

  // Carrying

  lift(by: 'pointer' | 'keys', from = this.ui.get(activeCardAtom)): boolean {
    const id = from && this.idAt(from);
    if (!from || !id || !this.options.canMove || this.options.records.queue.isDraft(id)) return false;
    this.ui.set(carryingAtom, { id, from, over: from, by });
    if (by === 'keys')
      this.say(`${this.nameOf(id)} lifted, ${this.placeText(from)}. Arrows move it, Space puts it down`);
    return true;
  }

  carryTo(over: CardPosition | null): void {
    const carrying = this.ui.get(carryingAtom);
    if (!carrying) return;
    if (carrying.over?.column === over?.column && carrying.over?.row === over?.row) return;
    this.ui.set(carryingAtom, { ...carrying, over });
    if (over && carrying.by === 'keys') this.say(this.placeText(landing(carrying.from, over), carrying.from.column));
  }

  /** By keys, a card is carried over the places that it can have. */
  carryBy(by: CardPosition): void {
    const carrying = this.ui.get(carryingAtom);
    if (!carrying?.over) return;
    const { over, from } = carrying;
    const column = Math.min(Math.max(0, over.column + by.column), this.options.columns.length - 1);
    const wanted = over.row + by.row;
    // In its own column, before itself and behind itself are the same place.
    const isItself = column === from.column && wanted === from.row + 1;
    const row = isItself && by.row > 0 ? wanted + 1 : isItself && by.row < 0 ? from.row : wanted;
    this.carryTo({ column, row: Math.min(Math.max(0, row), this.countIn(column)) });
  }

  cancel(): void {
    const carrying = this.ui.get(carryingAtom);
    this.ui.set(carryingAtom, null);
    if (carrying?.by === 'keys') this.say(`${this.nameOf(carrying.id)} stays where it was`);
  }

  drop(): void {
    const carrying = this.ui.get(carryingAtom);
    this.ui.set(carryingAtom, null);
    if (!carrying?.over) return;
    const { id, from, over } = carrying;
    const to = landing(from, over);
    const isSame = to.column === from.column && (to.row === from.row || this.options.isSorted);
    if (isSame) return this.say(`${this.nameOf(id)} stays where it was`);
    return this.move(id, to);
  }

  /** One step with the active card, put down at once. */
  nudge(by: CardPosition): void {
    const from = this.ui.get(activeCardAtom);
    const id = from && this.idAt(from);
    const column = (from?.column ?? 0) + by.column;
    if (!from || !id || !this.options.canMove || !this.options.columns[column]) return;
    const row = Math.max(0, from.row + by.row);
    const last = by.column ? this.countIn(column) : this.countIn(column) - 1;
    if (row <= last || by.column) this.move(id, { column, row: Math.min(row, last) });
  }

  /** Puts a card into a row of a column, counted without the card itself. Shown at once, and can be taken back. */
  move(id: string, to: CardPosition): void {
    const { object, records, field, columns, isSorted } = this.options;
    const target = columns[to.column];
    const source = this.placeOf(id);
    if (!target || !source) return;
    const isOther = source.column !== to.column;
    const position = isSorted ? null : this.positionAt(target.list, id, to.row);
    const patch = {
      ...(isOther ? { [field.name]: target.value } : {}),
      ...(position === null ? {} : { position }),
    };
    if (!Object.keys(patch).length) return;
    target.list.place(id, to.row);
    records.commands.editMany(object, [{ id, patch }], isOther ? `Moved to ${target.label}` : 'Moved');
    // The server's order takes over once it has heard of this.
    void this.refreshAfter(id, [target.list, columns[source.column]?.list]);
    if (this.ui.get(activeCardAtom)) this.focus(to);
    this.say(`${this.nameOf(id)} moved to ${this.placeText(to)}`);
  }

  /** Between the positions of those that it would lie between; null where nothing has to be said. */
  private positionAt(list: RecordList, id: string, row: number): number | null {
    const own = list.rowOf(id);
    const beside = (index: number) => {
      const at = own >= 0 && index >= own ? index + 1 : index;
      const position = this.options.records.store.get(list.idAt(at) ?? '')?.['position'];
      return typeof position === 'number' ? position : null;
    };
    const [above, below] = [row > 0 ? beside(row - 1) : null, beside(row)];
    if (above === null) return below === null ? null : below - 1;
    return below === null ? above + 1 : (above + below) / 2;
  }

  private async refreshAfter(id: string, lists: readonly (RecordList | undefined)[]): Promise<void> {
    await this.options.records.queue.answered([id]);
    for (const list of lists) list?.refreshSoon();
  }

  /** Lists of a board are followed closely for as long as it is on the screen. */
  attach(): () => void {
    const lists = this.options.columns.map(({ list }) => list);
    for (const list of lists) list.isLive = true;
    return () => {
      for (const list of lists) list.isLive = false;
    };
  }

  /** The active card gives the focus up. */
  release(): void {
    this.wantsFocus = false;
  }

  // Making

  /** An empty card on top of a column. It reaches the server with its name. */
  startCard(column: number): void {
    const { records, field, columns, newValues } = this.options;
    const target = columns[column];
    if (!target) return;
    const id = records.commands.startRecord({ ...newValues(), [field.name]: target.value });
    target.list.pin(id);
    this.ui.set(activeCardAtom, { column, row: 0 });
  }

  discard(id: string): void {
    const { records, object } = this.options;
    if (records.queue.isDraft(id)) records.commands.remove(object, [id]);
  }

  // Saying

  nameOf(id: string): string {
    const { records, object } = this.options;
    return labelOf(records.store.get(id) ?? {}, object) || untitled;
  }

  private placeText({ column, row }: CardPosition, from = column): string {
    const { label = '' } = this.options.columns[column] ?? {};
    return `${label}, place ${row + 1} of ${this.countIn(column) + (from === column ? 0 : 1)}`;
  }

  private say(text: string): void {
    this.ui.set(saidAtom, text);
  }
}

/** Where a card comes to lie, counted without itself, when it is put before the card in a row. */
const landing = (from: CardPosition, { column, row }: CardPosition): CardPosition => ({
  column,
  row: column === from.column && row > from.row ? row - 1 : row,
});
