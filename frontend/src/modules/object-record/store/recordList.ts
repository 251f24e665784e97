/**
 * One list: the records of an object that meet a filter, in an order. It is a window on the server's list, known in
 * pages, with what happened here laid over it: rows pinned on top because they were just made, rows hidden because
 * they are gone. The server's part is never edited, only fetched again.
 */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { PageLoader } from './pageLoader';
import { RowMap } from './rowMap';
import type { RecordTransport } from './recordTransport';
import type { FieldSort, RecordFilter, StoredRecord } from '../types';

export interface ListCondition {
  object: ObjectMetadata;
  filters: readonly RecordFilter[];
  sorts: readonly FieldSort[];
}

export interface ListSnapshot {
  /** Null until the first answer. */
  readonly rowCount: number | null;
  readonly error: unknown;
  /** Records that others made and that are not shown yet. */
  readonly newcomers: number;
  /** Rows that no longer belong here and leave when the focus does. */
  readonly leaving: ReadonlySet<string>;
  readonly isRefreshing: boolean;
}

export interface RecordListOptions {
  transport: RecordTransport;
  receive: (object: ObjectMetadata, records: readonly StoredRecord[]) => void;
  forget: (ids: readonly string[]) => void;
  /** The server has not heard of the record, or of its latest values. */
  isUnsaved: (id: string) => boolean;
  isDeleting: (id: string) => boolean;
}

const leavingTime = 2_000;
const refreshDelay = 300;
const nobody: ReadonlySet<string> = new Set();

export class RecordList {
  private readonly rows = new RowMap();
  private readonly loader: PageLoader;
  private readonly listeners = new Set<() => void>();
  private readonly newcomerIds = new Set<string>();
  private leaving: ReadonlySet<string> = nobody;
  private moved = new Set<string>();
  private activeId: string | null = null;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private snapshot: ListSnapshot = { rowCount: null, error: null, newcomers: 0, leaving: nobody, isRefreshing: false };
  lastShownAt = Date.now();

  /** Changes are followed at once, as on a board: what no longer belongs here leaves, what others made comes. */
  isLive = false;

  constructor(
    public condition: ListCondition,
    private readonly options: RecordListOptions,
  ) {
    const { transport, receive, forget } = options;
    this.loader = new PageLoader({
      request: (page, signal) =>
        transport.list({ ...this.condition, ...page, fieldNames: this.loader.fieldNames }, signal),
      onPage: (offset, records, total, isCounted) => {
        receive(this.condition.object, records);
        return this.takePage(
          offset,
          records.map(({ id }) => id),
          total,
          isCounted,
        );
      },
      onEvicted: (from, to) => forget(this.rows.drop(from, to)),
      onChange: () => this.publish(),
    });
  }

  // Reading

  readonly getSnapshot = (): ListSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** The record in a row; undefined while it is not loaded. */
  idAt(row: number): string | undefined {
    return this.rows.idAt(row);
  }

  /** -1 when no loaded row shows the record. */
  rowOf(id: string): number {
    return this.rows.rowOf(id);
  }

  holds(id: string): boolean {
    return this.rows.rowOf(id) >= 0;
  }

  loadedIds(): string[] {
    return this.rows.loadedIds();
  }

  // Showing

  /** The object has got other fields. What is shown stays; fields that are new are fetched when rows want them. */
  adopt(object: ObjectMetadata): void {
    this.condition = { ...this.condition, object };
    // What could not be had may have been a field that is gone.
    if (this.loader.error !== null) this.loader.retry();
  }

  /** Says which fields rows need. New ones are fetched for the rows on the screen, and with every later page. */
  want(fieldNames: readonly string[]): void {
    this.loader.want(fieldNames);
  }

  /** Says which rows are on the screen. */
  show(firstRow: number, lastRow: number): void {
    this.lastShownAt = Date.now();
    const { placedCount } = this.rows;
    this.loader.show(Math.max(0, firstRow - placedCount), Math.max(0, lastRow - placedCount + this.rows.hiddenCount));
  }

  /** Asks again for what is on the screen, without blanking it. */
  refresh(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = undefined;
    this.newcomerIds.clear();
    this.loader.refresh();
  }

  /** The same, once things have calmed down. A list that nobody watches is only marked. */
  refreshSoon(): void {
    if (!this.isWatched) return this.loader.markStale();
    this.refreshTimer ??= setTimeout(() => this.refresh(), refreshDelay);
  }

  refreshNow(): void {
    if (this.isWatched) this.refresh();
    else this.loader.markStale();
  }

  retry(): void {
    this.loader.retry();
  }

  // What happened

  /** Puts a record that was made here on top, where its maker is looking, until they turn to another. */
  pin(id: string): void {
    this.place(id, 0);
  }

  /** Shows a record in a row, whatever the server's order says, until the server has heard of it. */
  place(id: string, row: number): void {
    this.rows.place(id, row);
    this.publish();
  }

  hide(id: string): void {
    this.newcomerIds.delete(id);
    if (this.rows.hide(id)) this.publish();
  }

  unhide(id: string): void {
    if (this.rows.unhide(id)) this.publish();
    else this.refreshSoon();
  }

  addNewcomer(id: string): void {
    if (this.isLive) return this.refreshSoon();
    if (this.holds(id) || this.rows.isHidden(id)) return undefined;
    this.newcomerIds.add(id);
    return this.publish();
  }

  /** The record no longer meets the filter. It stays, dimmed, until the focus leaves it or two seconds have passed. */
  dim(id: string): void {
    if (this.isLive) return this.hide(id);
    this.leaving = new Set([...this.leaving, id]);
    this.publish();
    return this.settleLater(id);
  }

  undim(id: string): void {
    if (!this.leaving.has(id)) return;
    this.leaving = new Set([...this.leaving].filter((other) => other !== id));
    this.publish();
  }

  /** The record may belong elsewhere in the order. It is not moved under anybody's hands. */
  markMoved(id: string): void {
    this.moved.add(id);
    this.settleLater(id);
  }

  /** The record that has the focus; null for none. Leaving a row settles it. */
  setActive(id: string | null): void {
    const left = this.activeId;
    this.activeId = id;
    if (left && left !== id) this.settleRow(left);
  }

  dispose(): void {
    clearTimeout(this.refreshTimer);
    this.loader.dispose();
  }

  private settleLater(id: string): void {
    setTimeout(() => this.activeId !== id && this.settleRow(id), leavingTime);
  }

  private settleRow(id: string): void {
    const isMoved = this.moved.delete(id);
    if (this.leaving.has(id)) {
      this.undim(id);
      this.hide(id);
    }
    if (isMoved || this.rows.isPlaced(id)) this.refreshSoon();
  }

  private takePage(offset: number, ids: readonly string[], total: number, isCounted: boolean): number[] {
    const { isUnsaved, isDeleting } = this.options;
    const holes = this.rows.write(offset, ids);
    this.rows.cutAt(total);
    const isSettled = (id: string) => !isUnsaved(id) && !isDeleting(id);
    this.rows.showAgain(ids, isSettled);
    if (isCounted) {
      this.rows.forgetHidden(isSettled);
      this.rows.release((id) => id !== this.activeId && !isUnsaved(id));
      this.moved.clear();
    }
    return holes;
  }

  private publish(): void {
    this.snapshot = {
      rowCount: this.rows.rowCount,
      error: this.loader.error,
      newcomers: this.newcomerIds.size,
      leaving: this.leaving,
      isRefreshing: this.loader.isRefreshing,
    };
    for (const listener of this.listeners) listener();
  }
}
