/** What other records are called, for news that mention only their ids. */
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { labelFieldOf, referenceTo } from '../query/references';
import { type FieldValues, isReference, type RecordReference, type StoredRecord } from '../types';
import type { RecordStore } from './recordStore';
import type { RecordTransport } from './recordTransport';

const fetchDelay = 40;
const mostAtOnce = 200;

export class ReferenceNames {
  private readonly known = new Map<string, RecordReference>();
  private readonly wanted = new Map<string, RecordReference>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly transport: RecordTransport,
    private readonly store: RecordStore,
  ) {}

  remember(reference: RecordReference): void {
    this.known.set(reference.id, reference);
  }

  /** Takes the names in an answer of the API: of the records themselves, and of those they refer to. */
  learn(object: ObjectMetadata, records: readonly StoredRecord[]): void {
    const label = labelFieldOf(object);
    for (const record of records) {
      if (label && label.name in record) this.remember(referenceTo(record.id, record, object));
      for (const value of Object.values(record)) if (isReference(value)) this.remember(value);
    }
  }

  /** The record of this id, nameless if it was never seen. */
  readonly find = (objectName: string, id: string): RecordReference =>
    this.known.get(id) ?? { id, objectName, label: '' };

  /** Asks for the names that values in the store lack, all of a moment at once. */
  complete(values: FieldValues): void {
    for (const value of Object.values(values)) {
      if (isReference(value) && !this.known.has(value.id)) this.wanted.set(value.id, value);
    }
    if (this.wanted.size) this.timer ??= setTimeout(() => void this.fetch(), fetchDelay);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.known.clear();
    this.wanted.clear();
  }

  private async fetch(): Promise<void> {
    this.timer = undefined;
    const wanted = [...this.wanted.values()];
    this.wanted.clear();
    const objectNames = new Set(wanted.map(({ objectName }) => objectName));
    const ofObject = (name: string) => wanted.filter(({ objectName }) => objectName === name);
    await Promise.all([...objectNames].map((name) => this.fetchNames(name, ofObject(name))));
  }

  /** A name that cannot be had leaves the record nameless; the next refresh of its list tries again. */
  private async fetchNames(objectName: string, references: readonly RecordReference[]): Promise<void> {
    const object = metadataStore.getCurrent().findBySingular(objectName);
    const label = object && labelFieldOf(object);
    if (!object || !label) return;
    const ids = references.slice(0, mostAtOnce).map(({ id }) => id);
    const request = {
      object,
      filters: [],
      sorts: [],
      fieldNames: [label.name],
      first: ids.length,
      offset: 0,
      hasTotal: false,
      ids,
    };
    const page = await this.transport.list(request, new AbortController().signal).catch(() => null);
    for (const record of page?.records ?? []) {
      const reference = referenceTo(record.id, record, object);
      this.remember(reference);
      this.store.rename(reference);
    }
  }
}
