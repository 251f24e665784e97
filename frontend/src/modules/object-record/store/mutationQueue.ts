/**
 * Edits on their way to the server. Each is on the screen at once; a record has at most one on its way, and what is
 * changed meanwhile waits, merged, for the next. A refused edit disappears again, loudly.
 */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { isToMany } from '../fields/relation/targets';
import { kindOf } from '../fields/registry';
import { fieldsNamed } from '../query/objectFields';
import type { FieldValues, StoredRecord } from '../types';
import type { RecordStore } from './recordStore';
import type { RecordTransport } from './recordTransport';
import { Turnstile } from './turnstile';

export interface Refusal {
  object: ObjectMetadata;
  id: string;
  patch: FieldValues;
  error: unknown;
}

export interface MutationQueueOptions {
  store: RecordStore;
  transport: RecordTransport;
  newMutationId: () => string;
  /** The record shows other values now. */
  onChanged: (object: ObjectMetadata, id: string, fieldNames: readonly string[]) => void;
  onRefused: (refusal: Refusal) => void;
  /** The server has a record that it did not have. */
  onCreated: (object: ObjectMetadata, id: string) => void;
}

interface Pending {
  mutationId: string;
  object: ObjectMetadata;
  id: string;
  patch: FieldValues;
  isCreate: boolean;
  done: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Lane {
  sent: Pending | null;
  waiting: Pending | null;
}

const mostAtOnce = 6;
const draftKey = 'draft';

export class MutationQueue {
  private readonly lanes = new Map<string, Lane>();
  private readonly drafts = new Map<string, FieldValues>();
  private readonly turnstile = new Turnstile(mostAtOnce);

  constructor(private readonly options: MutationQueueOptions) {}

  /** Resolves when the server has taken the edit, rejects when it has refused it. */
  update(object: ObjectMetadata, id: string, patch: FieldValues): Promise<void> {
    const draft = this.drafts.get(id);
    if (draft) return this.create(object, id, { ...draft, ...patch });
    const lane = this.laneOf(id);
    const pending = lane.waiting ?? this.pend(object, id, {}, false);
    lane.waiting = pending;
    this.grow(pending, patch);
    this.sendNext(id);
    return pending.done;
  }

  create(object: ObjectMetadata, id: string, values: FieldValues): Promise<void> {
    const pending = this.pend(object, id, {}, true);
    this.laneOf(id).waiting = pending;
    this.grow(pending, values);
    this.discardDraft(id);
    this.sendNext(id);
    return pending.done;
  }

  /** A record that is only here: its first edit makes it. */
  draft(id: string, values: FieldValues): void {
    this.drafts.set(id, values);
    this.options.store.lay(id, draftKey, values);
  }

  isDraft(id: string): boolean {
    return this.drafts.has(id);
  }

  discardDraft(id: string): void {
    if (this.drafts.delete(id)) this.options.store.settle(id, draftKey, null);
  }

  /** Resolves when the server has answered every edit of these records that was made so far. */
  async answered(ids: readonly string[]): Promise<void> {
    const pending = ids.flatMap((id) => [this.lanes.get(id)?.sent, this.lanes.get(id)?.waiting]);
    await Promise.allSettled(pending.map((each) => each?.done));
  }

  /** Resolves when the server has answered everything that was sent so far. */
  idle(): Promise<void> {
    return this.answered([...this.lanes.keys()]);
  }

  /** The same patch for many records: one request for all that are not busy. */
  async updateMany(object: ObjectMetadata, ids: readonly string[], patch: FieldValues): Promise<void> {
    const isBusy = (id: string) => this.lanes.has(id) || this.drafts.has(id);
    const busy = ids.filter(isBusy).map((id) => this.update(object, id, patch));
    const free = ids.filter((id) => !isBusy(id));
    await Promise.all([...busy, this.updateFree(object, free, patch)]);
  }

  /** What follows for any of the records waits: the server might take it first. */
  private async updateFree(object: ObjectMetadata, ids: readonly string[], patch: FieldValues): Promise<void> {
    if (!ids.length) return;
    const { store, transport, newMutationId, onChanged, onRefused } = this.options;
    const mutationId = newMutationId();
    const fieldNames = Object.keys(patch);
    const sent = ids.map((id) => this.pend(object, id, patch, false, mutationId));
    for (const pending of sent) {
      this.laneOf(pending.id).sent = pending;
      store.lay(pending.id, mutationId, patch);
      onChanged(object, pending.id, fieldNames);
    }
    let answers: readonly StoredRecord[] = [];
    try {
      const write = { object, ids, input: toInput(object, patch), fieldNames, mutationId };
      answers = await this.turnstile.run(() => transport.updateMany(write));
    } catch (error) {
      for (const id of ids) onRefused({ object, id, patch, error });
      throw error;
    } finally {
      const byId = new Map(answers.map((record) => [record.id, record]));
      for (const { id, resolve } of sent) {
        store.settle(id, mutationId, byId.get(id) ?? null);
        if (!byId.has(id)) onChanged(object, id, fieldNames);
        resolve();
        this.laneOf(id).sent = null;
        this.sendNext(id);
      }
    }
  }

  private laneOf(id: string): Lane {
    const lane = this.lanes.get(id) ?? { sent: null, waiting: null };
    this.lanes.set(id, lane);
    return lane;
  }

  private pend(
    object: ObjectMetadata,
    id: string,
    patch: FieldValues,
    isCreate: boolean,
    mutationId = this.options.newMutationId(),
  ): Pending {
    const { promise, resolve, reject } = deferred();
    return { mutationId, object, id, patch, isCreate, done: promise, resolve, reject };
  }

  private grow(pending: Pending, patch: FieldValues): void {
    pending.patch = { ...pending.patch, ...patch };
    this.options.store.lay(pending.id, pending.mutationId, pending.patch);
    this.options.onChanged(pending.object, pending.id, Object.keys(patch));
  }

  private sendNext(id: string): void {
    const lane = this.laneOf(id);
    if (lane.sent) return;
    lane.sent = lane.waiting;
    lane.waiting = null;
    if (lane.sent) void this.send(lane.sent);
    else this.lanes.delete(id);
  }

  private async send(pending: Pending): Promise<void> {
    const { object, id, patch, mutationId } = pending;
    const { transport, store } = this.options;
    const input = toInput(object, patch);
    try {
      const answer = await this.turnstile.run(() =>
        pending.isCreate
          ? transport.create({
              object,
              mutationId,
              input: { position: 'first', ...input, id },
              fieldNames: storedFields(object),
            })
          : transport.update({ object, mutationId, input, id, fieldNames: Object.keys(patch) }),
      );
      store.settle(id, mutationId, answer);
      if (pending.isCreate) this.options.onCreated(object, id);
      pending.resolve();
    } catch (error) {
      this.refuse(pending, error);
    }
    this.laneOf(id).sent = null;
    this.sendNext(id);
  }

  /** A refused edit goes; a refused record stays as a draft with everything that was typed into it. */
  private refuse(pending: Pending, error: unknown): void {
    const { object, id, patch, mutationId } = pending;
    const lane = this.laneOf(id);
    if (pending.isCreate) {
      const { waiting } = lane;
      this.draft(id, { ...patch, ...waiting?.patch });
      if (waiting) this.options.store.settle(id, waiting.mutationId, null);
      waiting?.reject(error);
      lane.waiting = null;
    }
    this.options.store.settle(id, mutationId, null);
    this.options.onChanged(object, id, Object.keys(patch));
    this.options.onRefused({ object, id, patch, error });
    pending.reject(error);
  }
}

function toInput(object: ObjectMetadata, patch: FieldValues): FieldValues {
  const fields = fieldsNamed(object, Object.keys(patch));
  return Object.assign({}, ...fields.map((field) => kindOf(field).toInput(patch[field.name] ?? null, field)));
}

/** What the server fills in for a new record: everything but the other sides of relations. */
function storedFields(object: ObjectMetadata): string[] {
  return object.fields.filter((field) => !isToMany(field)).map(({ name }) => name);
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever does not wait for the outcome hears of a refusal through `onRefused`.
  promise.catch(() => undefined);
  return { promise, resolve: () => settle?.resolve(), reject: (error) => settle?.reject(error) };
}
