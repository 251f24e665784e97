/** Which record is in which row: the server's order, less the hidden, below the pinned. */

export class RowMap {
  /** By the server's index; holes where nothing is loaded. */
  private ids: (string | undefined)[] = [];
  private pinned: readonly string[] = [];
  private readonly hidden = new Set<string>();
  /** Server indexes that no row shows, ascending. */
  private gaps: readonly number[] = [];
  /** Of the server's list; null until it said so. */
  total: number | null = null;

  get rowCount(): number | null {
    return this.total === null ? null : Math.max(0, this.total - this.gaps.length) + this.pinned.length;
  }

  get pinnedCount(): number {
    return this.pinned.length;
  }

  get hiddenCount(): number {
    return this.gaps.length;
  }

  idAt(row: number): string | undefined {
    return row < this.pinned.length ? this.pinned[row] : this.ids[this.indexOfRow(row - this.pinned.length)];
  }

  rowOf(id: string): number {
    const pinnedRow = this.pinned.indexOf(id);
    if (pinnedRow >= 0) return pinnedRow;
    const index = this.hidden.has(id) ? -1 : this.ids.indexOf(id);
    if (index < 0) return -1;
    return index - this.gaps.filter((gap) => gap < index).length + this.pinned.length;
  }

  loadedIds(): string[] {
    return [...this.pinned, ...this.ids.filter((id): id is string => id !== undefined && !this.isUnshown(id))];
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

  pin(id: string): void {
    this.pinned = [id, ...this.pinned.filter((other) => other !== id)];
    this.findGaps();
  }

  isPinned(id: string): boolean {
    return this.pinned.includes(id);
  }

  /** Leaves those to the server's order that may go. */
  release(mayGo: (id: string) => boolean): void {
    this.pinned = this.pinned.filter((id) => !mayGo(id));
    this.findGaps();
  }

  isHidden(id: string): boolean {
    return this.hidden.has(id);
  }

  /** False if no row showed it. */
  hide(id: string): boolean {
    const wasPinned = this.isPinned(id);
    const wasShown = wasPinned || this.ids.includes(id);
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
    return this.hidden.has(id) || this.pinned.includes(id);
  }

  private findGaps(): void {
    if (!this.hidden.size && !this.pinned.length) {
      this.gaps = [];
      return;
    }
    this.gaps = [...this.ids.keys()].filter((index) => {
      const id = this.ids[index];
      return id !== undefined && this.isUnshown(id);
    });
  }

  /** The server's index of a row, counted without the pinned ones. */
  private indexOfRow(row: number): number {
    let index = row;
    for (const gap of this.gaps) {
      if (gap > index) break;
      index += 1;
    }
    return index;
  }
}
