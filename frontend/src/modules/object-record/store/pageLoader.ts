/** Fetches the pages of a list that are on the screen: sixty rows each, the near ones ahead, the far ones forgotten. */
import type { StoredRecord } from '../types';
import type { ListPage } from './recordTransport';

export const pageSize = 60;
const keptPages = 30;
const scrollPause = 60;
const margin = pageSize / 2;

export interface PageRequest {
  first: number;
  offset: number;
  hasTotal: boolean;
  ids?: readonly string[];
}

export interface PageLoaderOptions {
  request: (page: PageRequest, signal: AbortSignal) => Promise<ListPage>;
  /** Takes a page, and returns the indexes of other pages that lost their record to it. */
  onPage: (offset: number, records: readonly StoredRecord[], total: number, isCounted: boolean) => number[];
  /** Server indexes from one up to another are no longer kept. */
  onEvicted: (from: number, to: number) => void;
  onChange: () => void;
}

interface Loading {
  controller: AbortController;
  hasTotal: boolean;
}

export class PageLoader {
  fieldNames: readonly string[] = [];
  error: unknown = null;
  private total: number | null = null;
  private isTotalStale = true;
  /** Changes when everything known may be out of date; pages of an older generation are fetched again when shown. */
  private generation = 0;
  private readonly generations = new Map<number, number>();
  private readonly loading = new Map<number, Loading>();
  private readonly failed = new Set<number>();
  private window: readonly [first: number, last: number] = [0, 0];
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PageLoaderOptions) {}

  get isRefreshing(): boolean {
    return this.total !== null && this.loading.size > 0;
  }

  want(fieldNames: readonly string[]): void {
    const isNew = fieldNames.some((name) => !this.fieldNames.includes(name));
    if (!isNew) return;
    this.fieldNames = [...new Set([...this.fieldNames, ...fieldNames])];
    if (this.total === null && !this.loading.size) return;
    this.startOver();
    this.load();
  }

  /** Server indexes on the screen. The first call loads at once, later ones wait for the scrolling to pause. */
  show(first: number, last: number): void {
    this.window = [first, last];
    if (this.total === null || this.isComplete()) return this.load();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.load(), scrollPause);
  }

  refresh(): void {
    this.isTotalStale = true;
    this.startOver();
    this.load();
  }

  markStale(): void {
    this.isTotalStale = true;
    this.startOver();
  }

  retry(): void {
    this.failed.clear();
    this.error = null;
    this.options.onChange();
    this.load();
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.cancel([...this.loading.keys()]);
  }

  private startOver(): void {
    this.generation += 1;
    this.failed.clear();
    this.cancel([...this.loading.keys()]);
  }

  /** If the answer that was to bring the count does not come, the next request asks for it. */
  private cancel(pages: readonly number[]): void {
    for (const page of pages) {
      const { controller, hasTotal } = this.loading.get(page) ?? {};
      this.isTotalStale ||= hasTotal ?? false;
      this.loading.delete(page);
      controller?.abort();
    }
  }

  private isFresh(page: number): boolean {
    return this.generations.get(page) === this.generation;
  }

  private isComplete(): boolean {
    return this.wantedPages().every((page) => this.isFresh(page));
  }

  private wantedPages(): number[] {
    if (this.total === null) return [0];
    const lastPage = Math.max(0, Math.ceil(this.total / pageSize) - 1);
    const first = Math.min(lastPage, Math.max(0, Math.floor((this.window[0] - margin) / pageSize)));
    const last = Math.min(lastPage, Math.floor((this.window[1] + margin) / pageSize));
    return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
  }

  private load(): void {
    const wanted = this.wantedPages();
    this.cancel([...this.loading.keys()].filter((page) => !wanted.includes(page)));
    for (const page of wanted) {
      if (!this.isFresh(page) && !this.loading.has(page) && !this.failed.has(page)) void this.fetchPage(page);
    }
  }

  private async fetchPage(page: number): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    const { generation, isTotalStale: hasTotal } = this;
    this.loading.set(page, { controller, hasTotal });
    this.isTotalStale = false;
    try {
      const answer = await this.options.request({ first: pageSize, offset: page * pageSize, hasTotal }, signal);
      if (!signal.aborted) this.take(page, generation, answer);
    } catch (error) {
      if (!signal.aborted) this.fail(page, error);
    }
  }

  private take(page: number, generation: number, { records, total }: ListPage): void {
    this.loading.delete(page);
    this.generations.set(page, generation);
    this.error = null;
    const offset = page * pageSize;
    this.total = this.endOfList(offset, records.length, total);
    const holes = this.options.onPage(offset, records, this.total, total !== null);
    for (const index of holes) this.generations.delete(Math.floor(index / pageSize));
    this.evictFar();
    this.options.onChange();
    this.load();
  }

  /** A page that is not full is the last one; an empty one says that the list has become shorter, but not by how much. */
  private endOfList(offset: number, count: number, counted: number | null): number {
    const known = counted ?? this.total ?? 0;
    if (count === pageSize) return Math.max(known, offset + count);
    if (count > 0 || offset === 0) return offset + count;
    this.isTotalStale ||= counted === null;
    return Math.min(known, offset);
  }

  private fail(page: number, error: unknown): void {
    this.cancel([page]);
    this.failed.add(page);
    this.error = error;
    this.options.onChange();
  }

  private evictFar(): void {
    const centre = (this.window[0] + this.window[1]) / 2 / pageSize;
    const byDistance = [...this.generations.keys()].sort(
      (left, right) => Math.abs(left - centre) - Math.abs(right - centre),
    );
    for (const page of byDistance.slice(keptPages)) {
      this.generations.delete(page);
      this.options.onEvicted(page * pageSize, (page + 1) * pageSize);
    }
  }
}
