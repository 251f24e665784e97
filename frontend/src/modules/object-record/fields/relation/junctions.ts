/** Many-to-many: a list of records in between, each of which leads on to a record of the other side. */
import {
  type FieldMetadata,
  metadataStore,
  type ObjectCatalogue,
  type ObjectMetadata,
} from '@/modules/object-metadata';
import { upperFirst } from '../../query/ast';
import { isToMany, type RelationTarget, targetsOf } from './targets';

export interface Junction {
  /** What the records in between are. */
  readonly object: ObjectMetadata;
  /** Their way back: the join column that holds this side's id. */
  readonly ownColumn: string;
  /** Their way on. */
  readonly targets: readonly RelationTarget[];
}

/** Standard objects that are in between, though their fields do not say so. */
const standard = new Set(['taskTarget', 'noteTarget']);

const known = new WeakMap<FieldMetadata, { catalogue: ObjectCatalogue; junction: Junction | null }>();

/** Null for a field that is no list of records in between. */
export function junctionOf(field: FieldMetadata): Junction | null {
  const catalogue = metadataStore.getCurrent();
  const found = known.get(field);
  if (found?.catalogue === catalogue) return found.junction;
  const junction = isToMany(field) ? findJunction(field, catalogue) : null;
  known.set(field, { catalogue, junction });
  return junction;
}

function findJunction(field: FieldMetadata, catalogue: ObjectCatalogue): Junction | null {
  const [between] = targetsOf(field);
  const object = between && catalogue.findBySingular(between.objectName);
  const back = object?.fields.find(({ name }) => name === between?.inverseName);
  if (!object || !back) return null;
  const wantedId = field.settings?.junctionTargetFieldId;
  // From a record's own side, those that stand for it name it; the other sides are all others.
  const isOn = (each: FieldMetadata) =>
    wantedId ? each.id === wantedId : standard.has(object.nameSingular) && each !== back;
  const targets = object.fields.filter(isOn).flatMap(wayOf);
  return targets.length ? { object, ownColumn: wayOf(back)[0]?.joinColumn ?? `${back.name}Id`, targets } : null;
}

/** Where one to-one field leads; of a morph field, the object that it is named after. */
function wayOf(field: FieldMetadata): RelationTarget[] {
  if (field.type !== 'RELATION' && field.type !== 'MORPH_RELATION') return [];
  if (isToMany(field)) return [];
  const relations = field.morphRelations?.length ? field.morphRelations : field.relation ? [field.relation] : [];
  const named = relations.find(({ targetObjectMetadata }) =>
    field.name.endsWith(upperFirst(targetObjectMetadata.nameSingular)),
  );
  const relation = field.type === 'RELATION' ? relations[0] : named;
  if (!relation) return [];
  return [
    {
      objectName: relation.targetObjectMetadata.nameSingular,
      apiName: field.name,
      joinColumn: field.settings?.joinColumnName ?? `${field.name}Id`,
      inverseName: relation.targetFieldMetadata.name,
    },
  ];
}

/** The objects on either side of one that is in between; none for other objects. */
export function sidesOf(object: ObjectMetadata): string[] {
  const { objects } = metadataStore.getCurrent();
  return objects
    .filter(({ fields }) => fields.some((field) => junctionOf(field)?.object === object))
    .map(({ nameSingular }) => nameSingular);
}
