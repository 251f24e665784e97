/** Linking records many to many: each link is a record in between, made, deleted and brought back as such. */
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { metadataStore } from '@/modules/object-metadata';
import type { Undoable } from '@/modules/ui/undo';
import { type Junction, junctionOf } from '../fields/relation/junctions';
import { newRecordId } from '../query/newRecordId';
import type { Link, LinkList } from '../types';
import type { ListStore } from './listStore';
import type { RecordStore } from './recordStore';
import type { RecordTransport } from './recordTransport';

export interface LinkCommandsOptions {
  store: RecordStore;
  lists: ListStore;
  transport: RecordTransport;
  newMutationId: () => string;
  remember: (step: Undoable) => void;
  complain: (message: string, error: unknown) => void;
}

interface Change {
  object: ObjectMetadata;
  id: string;
  field: FieldMetadata;
  junction: Junction;
  value: LinkList;
  added: readonly Link[];
  removed: readonly Link[];
}

const most = 60;

export class LinkCommands {
  constructor(private readonly options: LinkCommandsOptions) {}

  /** Makes and deletes links until the record has these. Shown at once, and can be taken back. */
  edit(object: ObjectMetadata, id: string, field: FieldMetadata, wanted: LinkList): void {
    const junction = junctionOf(field);
    if (!junction) return;
    const before = (this.options.store.get(id)?.[field.name] ?? { links: [], totalCount: 0 }) as LinkList;
    const value = { ...wanted, links: wanted.links.map((link) => (link.id ? link : { ...link, id: newRecordId() })) };
    const added = value.links.filter((link) => !before.links.some((other) => other.id === link.id));
    const removed = before.links.filter((link) => !value.links.some((other) => other.id === link.id));
    if (!added.length && !removed.length) return;
    const change = { object, id, field, junction, value, added, removed };
    void this.show(change, () => this.write(change));
    const back = { ...change, value: before };
    this.options.remember({
      label: `${field.label} changed`,
      undo: () => this.show(back, () => this.move(change, 'restore', 'delete')),
      redo: () => this.show(change, () => this.move(change, 'delete', 'restore')),
    });
  }

  /** Lays the links over the record until the server's own are known. */
  private async show({ object, id, field, junction, value }: Change, work: () => Promise<void>): Promise<void> {
    const { store, transport, newMutationId, complain, lists } = this.options;
    const key = newMutationId();
    store.lay(id, key, { [field.name]: value });
    try {
      await work();
    } catch (error) {
      complain(`${field.label} was not saved`, error);
    }
    const request = {
      object,
      filters: [],
      sorts: [],
      fieldNames: [field.name],
      first: 1,
      offset: 0,
      hasTotal: false,
      ids: [id],
    };
    const page = await transport.list(request, new AbortController().signal).catch(() => null);
    store.settle(id, key, page?.records[0] ?? null);
    for (const { objectName } of junction.targets) {
      const other = metadataStore.getCurrent().findBySingular(objectName);
      if (other) lists.refreshSoon(other);
    }
  }

  private async write(change: Change): Promise<void> {
    const { transport, newMutationId } = this.options;
    const { id, junction, added, removed } = change;
    if (removed.length) await this.trash(junction, removed, 'delete');
    for (const link of added) {
      const target = junction.targets.find(({ objectName }) => objectName === link.reference.objectName);
      if (!target) continue;
      const input = { id: link.id, [junction.ownColumn]: id, [target.joinColumn]: link.reference.id };
      await transport.create({ object: junction.object, input, fieldNames: [], mutationId: newMutationId() });
    }
  }

  /** What was removed goes one way, what was added the other. */
  private async move({ junction, added, removed }: Change, ofRemoved: Verb, ofAdded: Verb): Promise<void> {
    if (added.length) await this.trash(junction, added, ofAdded);
    if (removed.length) await this.trash(junction, removed, ofRemoved);
  }

  private async trash({ object }: Junction, links: readonly Link[], verb: Verb): Promise<void> {
    const ids = links.slice(0, most).map(({ id }) => id);
    await this.options.transport.trash(object, ids, verb, this.options.newMutationId());
  }
}

type Verb = 'delete' | 'restore';
