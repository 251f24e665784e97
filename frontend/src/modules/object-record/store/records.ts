/** Everything the app knows of a workspace's records: the stores, the ways to change them, the news that arrive. */
import { newMutationId, userMessageOf } from '@/modules/api';
import { type ObjectMetadata, metadataStore } from '@/modules/object-metadata';
import { showToast } from '@/modules/ui/toasts';
import { offerUndo, undoStack } from '@/modules/ui/undo';
import { sidesOf } from '../fields/relation/junctions';
import { findFieldByName } from '../query/objectFields';
import { readEventValues } from '../query/readRecords';
import { labelFieldOf, referenceTo } from '../query/references';
import type { RecordEvent } from '../recordEvents';
import type { FieldValues, RecordReference, StoredRecord } from '../types';
import { CellMarks } from './cellMarks';
import { ListStore } from './listStore';
import { MutationQueue, type Refusal } from './mutationQueue';
import type { ListCondition } from './recordList';
import { RecordCommands } from './recordCommands';
import { RecordStore } from './recordStore';
import { ReferenceNames } from './referenceNames';
import type { RecordTransport } from './recordTransport';

const idsAtOnce = 200;

export class Records {
  readonly store = new RecordStore();
  readonly marks = new CellMarks();
  readonly lists: ListStore;
  readonly commands: RecordCommands;
  readonly queue: MutationQueue;
  private readonly names: ReferenceNames;
  private readonly foreignChanges = new Map<string, number>();
  private readonly staleListeners = new Set<(object: ObjectMetadata | null) => void>();

  constructor(readonly transport: RecordTransport) {
    const { store } = this;
    this.names = new ReferenceNames(transport, store);
    this.lists = new ListStore(
      {
        transport,
        receive: (object, records) => this.receive(object, records),
        forget: (ids) => store.evict(ids),
        isUnsaved: (id) => store.isPending(id),
        isDeleting: (id) => this.commands.isDeleting(id),
      },
      (id) => store.get(id),
    );
    this.queue = new MutationQueue({
      store,
      transport,
      newMutationId,
      onChanged: (object, id, fieldNames) => {
        this.marks.clear(id, fieldNames);
        this.lists.recordChanged(object, id, fieldNames, 'self');
        this.noticeName(object, id, fieldNames);
      },
      onRefused: (refusal) => this.tellRefusal(refusal),
      onCreated: (object) => this.lists.refreshSoon(object),
    });
    this.commands = new RecordCommands({
      store,
      lists: this.lists,
      queue: this.queue,
      transport,
      newMutationId,
      countForeignChanges: (id, fieldName) => this.foreignChanges.get(`${id} ${fieldName}`) ?? 0,
      remember: (step) => undoStack.push(step),
      offer: offerUndo,
      complain,
    });
  }

  /** Takes records from the server. */
  receive(object: ObjectMetadata, records: readonly StoredRecord[]): void {
    this.store.mergeAll(records);
    this.names.learn(object, records);
  }

  /** Fetches fields of one record, e.g. for its panel. Null when there is no such record, or not any more. */
  async fetchOne(
    object: ObjectMetadata,
    id: string,
    fieldNames: readonly string[],
    signal: AbortSignal,
  ): Promise<StoredRecord | null> {
    const request = { object, filters: [], sorts: [], fieldNames, first: 1, offset: 0, hasTotal: false, ids: [id] };
    const { records } = await this.transport.list(request, signal);
    this.receive(object, records);
    return this.store.get(id) ?? null;
  }

  /** The ids of a whole list, as far as they go. */
  async listIds({ object, filters, sorts }: ListCondition, most: number): Promise<string[]> {
    const ids: string[] = [];
    const { signal } = new AbortController();
    while (ids.length < most) {
      const request = { object, filters, sorts, fieldNames: [], first: idsAtOnce, offset: ids.length, hasTotal: false };
      const { records } = await this.transport.list(request, signal);
      ids.push(...records.map(({ id }) => id));
      if (records.length < idsAtOnce) break;
    }
    return ids.slice(0, most);
  }

  /** Takes news of a change made elsewhere. */
  readonly applyRecordEvent = (event: RecordEvent): void => {
    const object = metadataStore.getCurrent().findBySingular(event.objectNameSingular);
    const { action, recordId: id } = event;
    if (!object) return;
    this.refreshSides(object);
    const isGone = action === 'deleted' || action === 'destroyed';
    if (!id || (!isGone && !event.after)) this.refresh(object);
    else if (isGone) this.lists.recordDisappeared(object, id);
    else this.applyChange(object, id, event);
  };

  /** Something changed many records of an object at once, such as an import. */
  refreshObject(objectName: string): void {
    const object = metadataStore.getCurrent().findBySingular(objectName);
    if (object) this.refresh(object);
  }

  /** Calls back when any record of an object may have changed without news of its own; null means of all objects. */
  readonly onStale = (listener: (object: ObjectMetadata | null) => void): (() => void) => {
    this.staleListeners.add(listener);
    return () => this.staleListeners.delete(listener);
  };

  /** News may have been missed: everything on the screen is asked for again. */
  readonly resynchronise = (): void => {
    this.lists.refreshAll();
    for (const listener of this.staleListeners) listener(null);
  };

  /** Forgets everything, e.g. when someone else signs in. */
  clear(): void {
    this.lists.clear();
    this.store.clear();
    this.marks.clearAll();
    this.names.clear();
    undoStack.clear();
  }

  /** A link has come or gone: the records on both sides show others. */
  private refreshSides(object: ObjectMetadata): void {
    for (const name of sidesOf(object)) {
      const side = metadataStore.getCurrent().findBySingular(name);
      if (side) this.lists.refreshSoon(side);
    }
  }

  private refresh(object: ObjectMetadata): void {
    this.lists.refreshSoon(object);
    for (const listener of this.staleListeners) listener(object);
  }

  private applyChange(object: ObjectMetadata, id: string, event: RecordEvent): void {
    const values = readEventValues(object, event.after ?? {}, this.names.find);
    const wasKnown = this.store.getConfirmed(id) !== undefined;
    const isWhole = event.action !== 'updated';
    if (wasKnown || isWhole) this.store.merge({ ...values, id, updatedAt: event.updatedAt ?? undefined });
    this.names.complete(values);
    if (event.action === 'restored') this.lists.recordReturned(object, id);
    if (isWhole && !wasKnown) this.lists.recordAppeared(object, id);
    else this.applyUpdate(object, id, fieldNamesOf(object, event, values), wasKnown);
  }

  private applyUpdate(object: ObjectMetadata, id: string, fieldNames: readonly string[], isLoaded: boolean): void {
    for (const name of fieldNames) {
      const key = `${id} ${name}`;
      this.foreignChanges.set(key, (this.foreignChanges.get(key) ?? 0) + 1);
    }
    if (isLoaded) this.marks.flash(id, fieldNames);
    this.lists.recordChanged(object, id, fieldNames, 'others');
    this.noticeName(object, id, fieldNames);
  }

  /** A renamed record has its new name wherever others refer to it. */
  private noticeName(object: ObjectMetadata, id: string, fieldNames: readonly string[]): void {
    const label = labelFieldOf(object);
    const record = this.store.get(id);
    if (!label || !record || !fieldNames.includes(label.name)) return;
    const reference: RecordReference = referenceTo(id, record, object);
    this.names.remember(reference);
    this.store.rename(reference);
  }

  private tellRefusal({ object, id, patch, error }: Refusal): void {
    const names = Object.keys(patch);
    const message = userMessageOf(error);
    this.marks.refuse(id, names, message);
    const label = findFieldByName(object, names[0] ?? '')?.label ?? object.labelSingular;
    showToast({
      key: `refused ${id} ${names.join()}`,
      message: `${label} was not saved`,
      detail: message,
      tone: 'danger',
      action: { label: 'Retry', run: () => void this.queue.update(object, id, patch).catch(() => undefined) },
    });
  }
}

function fieldNamesOf(object: ObjectMetadata, { updatedFields }: RecordEvent, values: FieldValues): string[] {
  const named = (updatedFields ?? []).filter((name) => findFieldByName(object, name));
  return [...new Set([...named, ...Object.keys(values)])].filter(
    (name) => name !== 'updatedAt' && name !== 'updatedBy',
  );
}

function complain(message: string, error: unknown): void {
  showToast({ message, detail: userMessageOf(error), tone: 'danger' });
}
