/** Which record is in which row: the server's order, less the hidden, with those that were placed here among it. */

interface Placed {
  readonly id: string;
  readonly row: number;
}

export class RowMap {
  /** By the server's index; holes where nothing is loaded. */
  private ids: (string | undefined)[] = [];
  /** By row, ascending. */
  private placed: readonly Placed[] = [];
  private readonly hidden = new Set<string>();
  /** Server indexes that no row shows, ascending. */
  private gaps: readonly number[] = [];
  /** Of the server's list; null until it said so. */
  total: number | null = null;

  get rowCount(): number | null {
    return this.total === null ? null : Math.max(0, this.total - this.gaps.length) + this.placed.length;
  }

  get placedCount(): number {
    return this.placed.length;
  }

  get hiddenCount(): number {
    return this.gaps.length;
  }

  idAt(row: number): string | undefined {
    let above = 0;
    for (const each of this.placed) {
      if (each.row === row) return each.id;
      if (each.row > row) break;
      above += 1;
    }
    return this.ids[this.indexOfRow(row - above)];
  }

  rowOf(id: string): number {
    const known = this.placed.find((each) => each.id === id);
    if (known) return known.row;
    const index = this.hidden.has(id) ? -1 : this.ids.indexOf(id);
    if (index < 0) return -1;
    let row = index - this.gaps.filter((gap) => gap < index).length;
    for (const each of this.placed) if (each.row <= row) row += 1;
    return row;
  }

  loadedIds(): string[] {
    return [
      ...this.placed.map(({ id }) => id),
      ...this.ids.filter((id): id is string => id !== undefined && !this.isUnshown(id)),
    ];
  }

  /** Takes a page of the server's list. A record that moved here leaves a hole where it was: at the indexes returned. */
  write(offset: number, page: readonly string[]): number[] {
    const incoming = new Set(page);
    const holes: number[] = [];
    for (const [index, id] of this.ids.entries()) {
      if (id === undefined || !incoming.has(id)) continue;
      this.ids[index] = undefined;
      if (index < offset || index >= offset + page.length) holes.push(index);
    }
    for (const [index, id] of page.entries()) this.ids[offset + index] = id;
    this.findGaps();
    return holes;
  }

  /** Forgets the rows from one server index up to another, and says which records they showed. */
  drop(from: number, to: number): string[] {
    const dropped: string[] = [];
    for (let index = from; index < Math.min(to, this.ids.length); index++) {
      const id = this.ids[index];
      if (id !== undefined) dropped.push(id);
      this.ids[index] = undefined;
    }
    this.findGaps();
    return dropped;
  }

  /** Shows a record in this row; those below make room. */
  place(id: string, row: number): void {
    this.hidden.delete(id);
    this.release((other) => other === id);
    const others = this.placed.map((each) => (each.row < row ? each : { ...each, row: each.row + 1 }));
    this.placed = [...others, { id, row }].sort((left, right) => left.row - right.row);
    this.findGaps();
  }

  isPlaced(id: string): boolean {
    return this.placed.some((each) => each.id === id);
  }

  /** Leaves those to the server's order that may go. */
  release(mayGo: (id: string) => boolean): void {
    let gone = 0;
    this.placed = this.placed.flatMap(({ id, row }) => {
      if (!mayGo(id)) return [{ id, row: row - gone }];
      gone += 1;
      return [];
    });
    this.findGaps();
  }

  isHidden(id: string): boolean {
    return this.hidden.has(id);
  }

  /** False if no row showed it. */
  hide(id: string): boolean {
    const wasShown = this.isPlaced(id) || this.ids.includes(id);
    this.hidden.add(id);
    this.release((other) => other === id);
    return wasShown;
  }

  /** False if it cannot be shown again without asking the server. */
  unhide(id: string): boolean {
    const wasHidden = this.hidden.delete(id);
    this.findGaps();
    return wasHidden && this.ids.includes(id);
  }

  /** What the server lists again is shown again, if it may be. */
  showAgain(page: readonly string[], mayReturn: (id: string) => boolean): void {
    for (const id of page) if (this.hidden.has(id) && mayReturn(id)) this.hidden.delete(id);
    this.findGaps();
  }

  /** A fresh count no longer includes what is gone: it leaves a hole, in a page that is to be fetched again anyway. */
  forgetHidden(mayForget: (id: string) => boolean): void {
    for (const id of this.hidden) {
      if (!mayForget(id)) continue;
      const index = this.ids.indexOf(id);
      if (index >= 0) this.ids[index] = undefined;
      this.hidden.delete(id);
    }
    this.findGaps();
  }

  cutAt(total: number): void {
    this.total = total;
    if (this.ids.length > total) this.ids.length = total;
    this.findGaps();
  }

  private isUnshown(id: string): boolean {
    return this.hidden.has(id) || this.isPlaced(id);
  }

  private findGaps(): void {
    if (!this.hidden.size && !this.placed.length) {
      this.gaps = [];
      return;
    }
    this.gaps = [...this.ids.keys()].filter((index) => {
      const id = this.ids[index];
      return id !== undefined && this.isUnshown(id);
    });
    this.closeUp();
  }

  /** Nothing is placed below the end of the list. */
  private closeUp(): void {
    if (this.total === null) return;
    const end = Math.max(0, this.total - this.gaps.length);
    this.placed = this.placed.map(({ id, row }, index) => ({ id, row: Math.min(row, end + index) }));
  }

  /** The server's index of a row, counted without the placed ones. */
  private indexOfRow(row: number): number {
    let index = row;
    for (const gap of this.gaps) {
      if (gap > index) break;
      index += 1;
    }
    return index;
  }
}
