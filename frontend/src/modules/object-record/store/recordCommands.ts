/** What people do to records, each with the way back. */
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { countOf } from '@/modules/ui/count';
import type { Undoable } from '@/modules/ui/undo';
import { newRecordId } from '../query/newRecordId';
import { junctionOf } from '../fields/relation/junctions';
import type { FieldValues, LinkList } from '../types';
import { LinkCommands } from './linkCommands';
import type { ListStore } from './listStore';
import type { MutationQueue } from './mutationQueue';
import type { RecordStore } from './recordStore';
import type { RecordTransport } from './recordTransport';

export interface CellEdit {
  id: string;
  patch: FieldValues;
}

export interface RecordCommandsOptions {
  store: RecordStore;
  lists: ListStore;
  queue: MutationQueue;
  transport: RecordTransport;
  newMutationId: () => string;
  /** How often others changed a field of a record: an edit is only taken back while nobody has built on it. */
  countForeignChanges: (id: string, fieldName: string) => number;
  remember: (step: Undoable) => void;
  /** The same, with a message that offers to take it back. */
  offer: (step: Undoable) => void;
  complain: (message: string, error: unknown) => void;
}

const noLinks: LinkList = { links: [], totalCount: 0 };

/** The API refuses more in one mutation. */
const chunkSize = 60;

export class RecordCommands {
  private readonly deleting = new Set<string>();
  private readonly links: LinkCommands;

  constructor(private readonly options: RecordCommandsOptions) {
    this.links = new LinkCommands(options);
  }

  edit(object: ObjectMetadata, id: string, field: FieldMetadata, value: unknown): void {
    if (junctionOf(field)) return this.links.edit(object, id, field, (value ?? noLinks) as LinkList);
    return this.editMany(object, [{ id, patch: { [field.name]: value } }], `${field.label} changed`);
  }

  /** One step for all of them: a pasted range, a cleared selection. */
  editMany(object: ObjectMetadata, edits: readonly CellEdit[], label: string): void {
    const before = edits.map(({ id, patch }) => ({ id, patch: this.currentValues(id, patch) }));
    const isNew = edits.some(({ id }) => this.options.queue.isDraft(id));
    const seen = this.foreignChanges(edits);
    void this.write(object, edits).catch(() => undefined);
    const step: Undoable = {
      label,
      undo: async () => this.takeBack(object, before, seen),
      redo: async () => void this.write(object, edits).catch(() => undefined),
    };
    if (isNew && edits[0]) this.options.remember(this.creation(object, edits[0].id));
    else if (edits.length > 1) this.options.offer(step);
    else this.options.remember(step);
  }

  /** Starts a record; it reaches the server with its first edit. */
  startRecord(values: FieldValues): string {
    const id = newRecordId();
    this.options.queue.draft(id, values);
    return id;
  }

  /** Makes a whole record at once, e.g. from a picker. Rejects when the server refuses. */
  async create(object: ObjectMetadata, values: FieldValues): Promise<string> {
    const id = newRecordId();
    await this.options.queue.create(object, id, values);
    this.options.remember(this.creation(object, id));
    return id;
  }

  remove(object: ObjectMetadata, ids: readonly string[]): void {
    const { queue, lists, offer, complain } = this.options;
    const drafts = ids.filter((id) => queue.isDraft(id));
    for (const id of drafts) {
      lists.recordDisappeared(object, id);
      queue.discardDraft(id);
    }
    const stored = ids.filter((id) => !drafts.includes(id));
    if (!stored.length) return;
    const deletion = this.trash(object, stored, 'delete');
    void deletion.catch((error) => complain(`Could not delete ${count(object, stored.length)}`, error));
    offer({
      label: `${count(object, stored.length)} deleted`,
      undo: () => deletion.then(() => this.trash(object, stored, 'restore')),
      redo: () => this.trash(object, stored, 'delete'),
    });
  }

  private async write(object: ObjectMetadata, edits: readonly CellEdit[]): Promise<void> {
    const groups = new Map<string, CellEdit[]>();
    for (const edit of edits) {
      const key = JSON.stringify(edit.patch);
      groups.set(key, [...(groups.get(key) ?? []), edit]);
    }
    const writes = [...groups.values()].flatMap((group) => this.writeGroup(object, group));
    await Promise.all(writes);
  }

  private writeGroup(object: ObjectMetadata, group: readonly CellEdit[]): Promise<void>[] {
    const [first] = group;
    if (!first) return [];
    if (group.length === 1) return [this.options.queue.update(object, first.id, first.patch)];
    const ids = group.map(({ id }) => id);
    return chunked(ids).map((chunk) => this.options.queue.updateMany(object, chunk, first.patch));
  }

  /** Shown at once, like any edit: the next undo need not wait for the server's answer to this one. */
  private takeBack(object: ObjectMetadata, before: readonly CellEdit[], seen: readonly number[]): void {
    const now = this.foreignChanges(before);
    const untouched = before.filter((_edit, index) => now[index] === seen[index]);
    if (!untouched.length) throw new Error('Someone else has changed this since');
    void this.write(object, untouched).catch(() => undefined);
  }

  private creation(object: ObjectMetadata, id: string): Undoable {
    return {
      label: `${object.labelSingular} created`,
      undo: () => this.trash(object, [id], 'delete'),
      redo: () => this.trash(object, [id], 'restore'),
    };
  }

  /** Whether a record is on its way into the trash. */
  isDeleting(id: string): boolean {
    return this.deleting.has(id);
  }

  private async trash(object: ObjectMetadata, ids: readonly string[], verb: 'delete' | 'restore'): Promise<void> {
    const { queue, lists, transport, newMutationId } = this.options;
    if (verb === 'delete') for (const id of ids) this.startDeleting(object, id);
    const left = new Set(ids);
    try {
      await queue.answered(ids);
      for (const chunk of chunked(ids)) {
        await transport.trash(object, chunk, verb, newMutationId());
        for (const id of chunk) left.delete(id);
      }
    } finally {
      for (const id of ids) this.deleting.delete(id);
      const returned = verb === 'delete' ? left : ids.filter((id) => !left.has(id));
      for (const id of returned) lists.recordReturned(object, id);
      lists.refresh(object);
    }
  }

  private startDeleting(object: ObjectMetadata, id: string): void {
    this.deleting.add(id);
    this.options.lists.recordDisappeared(object, id);
  }

  private currentValues(id: string, patch: FieldValues): FieldValues {
    const record = this.options.store.get(id);
    return Object.fromEntries(Object.keys(patch).map((name) => [name, record?.[name] ?? null]));
  }

  private foreignChanges(edits: readonly CellEdit[]): number[] {
    const { countForeignChanges } = this.options;
    return edits.map(({ id, patch }) =>
      Object.keys(patch).reduce((sum, name) => sum + countForeignChanges(id, name), 0),
    );
  }
}

function chunked(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += chunkSize) chunks.push(ids.slice(start, start + chunkSize));
  return chunks;
}

/** "3 people", "1 person". */
export function count({ labelSingular, labelPlural }: ObjectMetadata, amount: number): string {
  return countOf(amount, labelSingular.toLowerCase(), labelPlural.toLowerCase());
}
