/** The lists that were shown lately, each once, and what a change of a record means for them. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { compareRecords, dependsOn, matchesFilters } from '../query/conditions';
import type { StoredRecord } from '../types';
import { type ListCondition, RecordList, type RecordListOptions } from './recordList';

const keptLists = 20;

export class ListStore {
  private readonly touchListeners = new Set<(object: ObjectMetadata) => void>();
  private readonly lists = new Map<string, RecordList>();

  constructor(
    private readonly options: RecordListOptions,
    private readonly findRecord: (id: string) => StoredRecord | undefined,
  ) {}

  get(condition: ListCondition): RecordList {
    const key = JSON.stringify([condition.object.id, condition.filters, condition.sorts]);
    const known = this.lists.get(key);
    if (known) {
      if (known.condition.object !== condition.object) known.adopt(condition.object);
      return known;
    }
    const list = new RecordList(condition, { ...this.options, forget: (ids) => this.options.forget(this.unheld(ids)) });
    this.lists.set(key, list);
    this.evict();
    return list;
  }

  /** Calls back when records of an object have come, gone or changed, here or elsewhere. */
  onTouched(listener: (object: ObjectMetadata) => void): () => void {
    this.touchListeners.add(listener);
    return () => this.touchListeners.delete(listener);
  }

  /** A record got other values in these fields, from this person or from someone else. */
  recordChanged(object: ObjectMetadata, id: string, fieldNames: readonly string[], by: 'self' | 'others'): void {
    this.touch(object);
    for (const list of this.listsOf(object)) {
      const { filters, sorts } = list.condition;
      if (dependsOn(filters, fieldNames)) this.reconsider(list, id, by);
      const isSortedByIt = sorts.some(({ fieldName }) => fieldNames.includes(fieldName));
      if (isSortedByIt) this.considerMove(list, id);
    }
  }

  /** Someone else made a record, or took it out of the trash. */
  recordAppeared(object: ObjectMetadata, id: string): void {
    const record = this.findRecord(id);
    this.touch(object);
    for (const list of this.listsOf(object)) {
      const isMember = record ? matchesFilters(object, list.condition.filters, record) : null;
      if (isMember) list.addNewcomer(id);
      else if (isMember === null) list.refreshSoon();
    }
  }

  recordDisappeared(object: ObjectMetadata, id: string): void {
    this.touch(object);
    for (const list of this.listsOf(object)) list.hide(id);
  }

  recordReturned(object: ObjectMetadata, id: string): void {
    this.touch(object);
    for (const list of this.listsOf(object)) list.unhide(id);
  }

  /** The server's lists of an object have changed in ways that only it can tell. */
  refreshSoon(object: ObjectMetadata): void {
    this.touch(object);
    for (const list of this.listsOf(object)) list.refreshSoon();
  }

  /** The same, at once: answers that are on their way would be out of date. */
  refresh(object: ObjectMetadata): void {
    this.touch(object);
    for (const list of this.listsOf(object)) list.refreshNow();
  }

  refreshAll(): void {
    for (const list of this.lists.values()) list.refreshSoon();
  }

  clear(): void {
    for (const list of this.lists.values()) list.dispose();
    this.lists.clear();
  }

  private touch(object: ObjectMetadata): void {
    for (const listener of this.touchListeners) listener(object);
  }

  private listsOf(object: ObjectMetadata): RecordList[] {
    return [...this.lists.values()].filter(({ condition }) => condition.object.id === object.id);
  }

  private reconsider(list: RecordList, id: string, by: 'self' | 'others'): void {
    const record = this.findRecord(id);
    const isMember = record ? matchesFilters(list.condition.object, list.condition.filters, record) : null;
    if (isMember === null) list.refreshSoon();
    else if (isMember && list.holds(id)) list.undim(id);
    else if (isMember && by === 'self') this.welcome(list, id);
    else if (isMember) list.addNewcomer(id);
    else if (list.holds(id)) list.dim(id);
  }

  /** A record has come back here. On a board it is seen at once, elsewhere where the server had it or with the next page. */
  private welcome(list: RecordList, id: string): void {
    const row = list.isLive ? this.rowFor(list, id) : null;
    if (row === null) return list.unhide(id);
    list.place(id, row);
    return list.refreshSoon();
  }

  /** Where the order of a list has a record; null where that cannot be told from what is loaded. */
  private rowFor(list: RecordList, id: string): number | null {
    const { object, sorts } = list.condition;
    const record = this.findRecord(id);
    if (!record) return null;
    const count = list.getSnapshot().rowCount ?? 0;
    for (let row = 0; row < count; row++) {
      const other = this.findRecord(list.idAt(row) ?? '');
      if (!other) return null;
      if (compareRecords(object, sorts, record, other) < 0) return row;
    }
    return count;
  }

  /** Between the same neighbours it stays; elsewhere it moves, but not while someone works on it. */
  private considerMove(list: RecordList, id: string): void {
    const row = list.rowOf(id);
    if (row < 0) return;
    const { object, sorts } = list.condition;
    const [above, record, below] = [row - 1, row, row + 1].map((each) => this.findRecord(list.idAt(each) ?? ''));
    const isInPlace =
      record !== undefined &&
      (!above || compareRecords(object, sorts, above, record) < 0) &&
      (!below || compareRecords(object, sorts, record, below) < 0);
    if (!isInPlace) list.markMoved(id);
  }

  private unheld(ids: readonly string[]): string[] {
    return ids.filter((id) => ![...this.lists.values()].some((list) => list.holds(id)));
  }

  /** The least recently shown go first; those on the screen never do. */
  private evict(): void {
    const idle = [...this.lists]
      .filter(([, list]) => !list.isWatched)
      .sort(([, a], [, b]) => a.lastShownAt - b.lastShownAt);
    for (const [key, list] of idle.slice(0, Math.max(0, this.lists.size - keptLists))) {
      list.dispose();
      this.lists.delete(key);
    }
  }
}
