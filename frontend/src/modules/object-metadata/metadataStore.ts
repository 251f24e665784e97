/** Object metadata of the workspace: immutable, read in every cell, so each look-up is one map access. */
import type { FieldMetadata, ObjectMetadata } from './types';

export class ObjectCatalogue {
  private readonly bySingular: ReadonlyMap<string, ObjectMetadata>;
  private readonly byPlural: ReadonlyMap<string, ObjectMetadata>;
  private readonly byId: ReadonlyMap<string, ObjectMetadata>;
  private readonly fieldsById: ReadonlyMap<string, FieldMetadata>;

  constructor(readonly objects: readonly ObjectMetadata[]) {
    this.bySingular = new Map(objects.map((object) => [object.nameSingular, object]));
    this.byPlural = new Map(objects.map((object) => [object.namePlural, object]));
    this.byId = new Map(objects.map((object) => [object.id, object]));
    this.fieldsById = new Map(objects.flatMap(({ fields }) => fields.map((field) => [field.id, field])));
  }

  findByPlural(namePlural: string): ObjectMetadata | null {
    return this.byPlural.get(namePlural) ?? null;
  }

  findBySingular(nameSingular: string): ObjectMetadata | null {
    return this.bySingular.get(nameSingular) ?? null;
  }

  findById(id: string): ObjectMetadata | null {
    return this.byId.get(id) ?? null;
  }

  findField(id: string): FieldMetadata | null {
    return this.fieldsById.get(id) ?? null;
  }

  /** The field whose value names a record, e.g. a person's full name. */
  findLabelField(object: ObjectMetadata): FieldMetadata | null {
    const id = object.labelIdentifierFieldMetadataId;
    return (id ? this.findField(id) : null) ?? object.fields.find(({ name }) => name === 'name') ?? null;
  }
}

const empty = new ObjectCatalogue([]);

/** The one mutable place: which catalogue is current. */
export class MetadataStore {
  private catalogue = empty;
  private fetchAgain: () => Promise<void> = () => Promise.resolve();
  private readonly listeners = new Set<() => void>();

  readonly getCurrent = (): ObjectCatalogue => this.catalogue;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** An object that has not changed stays the same object: what was built for it (documents, lists) stays good. */
  replace(objects: readonly ObjectMetadata[]): void {
    const kept = objects.map((object) => sameOr(this.catalogue.findById(object.id), object));
    const isSame =
      kept.length === this.catalogue.objects.length && kept.every((object) => this.catalogue.objects.includes(object));
    if (isSame) return;
    this.catalogue = new ObjectCatalogue(kept);
    for (const listener of this.listeners) listener();
  }

  clear(): void {
    this.replace([]);
  }

  /** The app says how the catalogue is fetched. */
  fetchWith(fetchAgain: () => Promise<void>): void {
    this.fetchAgain = fetchAgain;
  }

  /** Asks the server again, for instance after a change that was made here. */
  refresh(): Promise<void> {
    return this.fetchAgain();
  }
}

function sameOr(known: ObjectMetadata | null, object: ObjectMetadata): ObjectMetadata {
  return known && JSON.stringify(known) === JSON.stringify(object) ? known : object;
}

export const metadataStore = new MetadataStore();
