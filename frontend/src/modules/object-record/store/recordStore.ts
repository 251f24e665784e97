/**
 * Every record on the screen, once: what the server last said, with the edits that it has not answered laid over it.
 * Each record has its own listeners, so that an edit renders one row.
 */
import { type FieldValues, isReference, type RecordReference, type StoredRecord } from '../types';

interface Overlay {
  readonly key: string;
  readonly patch: FieldValues;
}

interface Entry {
  /** What the server said; null for a record that it has not seen yet. */
  base: StoredRecord | null;
  /** `updatedAt` of the answer that most fields come from, and of those that came later or on their own. */
  stamp: string;
  stamps: Map<string, string> | null;
  overlays: readonly Overlay[];
  view: StoredRecord | null;
}

export class RecordStore {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Map<string, Set<() => void>>();

  /** The record as it should be shown; undefined when it was never loaded. */
  get(id: string): StoredRecord | undefined {
    return this.entries.get(id)?.view ?? undefined;
  }

  /** What the server last said, without unanswered edits. */
  getConfirmed(id: string): StoredRecord | undefined {
    return this.entries.get(id)?.base ?? undefined;
  }

  subscribe(id: string, listener: () => void): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (!listeners.size && this.listeners.get(id) === listeners) this.listeners.delete(id);
    };
  }

  /** Takes what the server said about a record, field by field: nothing older replaces anything newer. */
  merge(incoming: StoredRecord): void {
    const entry = this.entryOf(incoming.id);
    const at = incoming.updatedAt ?? entry.base?.updatedAt ?? '';
    const values: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(incoming)) {
      if (name !== 'id' && name !== 'updatedAt' && isNewer(entry, name, at)) values[name] = value;
    }
    stampFields(entry, Object.keys(values), incoming, at);
    const updatedAt = latest(entry.base?.updatedAt, incoming.updatedAt);
    entry.base = { ...entry.base, ...values, ...(updatedAt ? { updatedAt } : {}), id: incoming.id };
    this.refresh(incoming.id, entry);
  }

  mergeAll(records: readonly StoredRecord[]): void {
    for (const record of records) this.merge(record);
  }

  /** Shows `patch` over the record until it is settled or dropped; the same key replaces its earlier patch. */
  lay(id: string, key: string, patch: FieldValues): void {
    const entry = this.entryOf(id);
    const isKnown = entry.overlays.some((overlay) => overlay.key === key);
    entry.overlays = isKnown
      ? entry.overlays.map((overlay) => (overlay.key === key ? { key, patch } : overlay))
      : [...entry.overlays, { key, patch }];
    this.refresh(id, entry);
  }

  /** Takes an edit away, because the server answered it (with `answer`) or refused it (without). */
  settle(id: string, key: string, answer: StoredRecord | null): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.overlays = entry.overlays.filter((overlay) => overlay.key !== key);
    if (answer) this.merge(answer);
    else this.refresh(id, entry);
  }

  isPending(id: string): boolean {
    return Boolean(this.entries.get(id)?.overlays.length);
  }

  /** A record was renamed: whoever refers to it shows the new name. */
  rename(reference: RecordReference): void {
    for (const [id, entry] of this.entries) {
      const renamed = entry.base && withRenamed(entry.base, reference);
      if (!renamed) continue;
      entry.base = renamed;
      this.refresh(id, entry);
    }
  }

  /** Forgets records that nobody shows or edits. */
  evict(ids: Iterable<string>): void {
    for (const id of ids) {
      if (!this.listeners.has(id) && !this.isPending(id)) this.entries.delete(id);
    }
  }

  clear(): void {
    const ids = [...this.entries.keys()];
    this.entries.clear();
    for (const id of ids) this.notify(id);
  }

  private entryOf(id: string): Entry {
    const entry = this.entries.get(id) ?? { base: null, stamp: '', stamps: null, overlays: [], view: null };
    this.entries.set(id, entry);
    return entry;
  }

  private refresh(id: string, entry: Entry): void {
    const patches = entry.overlays.map(({ patch }) => patch);
    if (!entry.base && !patches.length) this.entries.delete(id);
    entry.view = patches.length ? Object.assign({}, entry.base, ...patches, { id }) : entry.base;
    this.notify(id);
  }

  private notify(id: string): void {
    for (const listener of this.listeners.get(id) ?? []) listener();
  }
}

function isNewer({ base, stamp, stamps }: Entry, name: string, at: string): boolean {
  return !base || !(name in base) || at >= (stamps?.get(name) ?? stamp);
}

/** An answer that covers every known field moves the common stamp; one that does not stamps its own fields. */
function stampFields(entry: Entry, taken: readonly string[], incoming: FieldValues, at: string): void {
  const known = Object.keys(entry.base ?? {});
  const coversAll = at >= entry.stamp && known.every((name) => name in incoming || name === 'updatedAt');
  if (coversAll) {
    const later = [...(entry.stamps ?? [])].filter(([, stamp]) => stamp > at);
    entry.stamp = at;
    entry.stamps = later.length ? new Map(later) : null;
    return;
  }
  entry.stamps ??= new Map();
  for (const name of taken) entry.stamps.set(name, at);
}

function latest(left: string | undefined, right: string | undefined): string | undefined {
  if (!left || !right) return left ?? right;
  return left > right ? left : right;
}

function withRenamed(record: StoredRecord, reference: RecordReference): StoredRecord | null {
  const stale = Object.entries(record).filter(
    ([, value]) => isReference(value) && value.id === reference.id && value.label !== reference.label,
  );
  return stale.length ? { ...record, ...Object.fromEntries(stale.map(([name]) => [name, reference])) } : null;
}
