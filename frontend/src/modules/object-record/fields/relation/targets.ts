/** Where a relation leads, and what the API calls the way there. */
import type { FieldMetadata } from '@/modules/object-metadata';
import { upperFirst } from '../../query/ast';

export interface RelationTarget {
  objectName: string;
  /** The relation in selections and orderings: `company`, `targetPerson`. */
  apiName: string;
  /** The id in inputs, filters and events: `companyId`, `targetPersonId`. */
  joinColumn: string;
  /** The field on the other side that leads back. */
  inverseName: string;
}

const known = new WeakMap<FieldMetadata, readonly RelationTarget[]>();

/** One target for a plain relation; a morph relation has one for each object it may lead to. */
export function targetsOf(field: FieldMetadata): readonly RelationTarget[] {
  const found = known.get(field) ?? findTargets(field);
  known.set(field, found);
  return found;
}

function findTargets(field: FieldMetadata): RelationTarget[] {
  const relations = field.morphRelations?.length ? field.morphRelations : field.relation ? [field.relation] : [];
  return relations.map(({ targetObjectMetadata: { nameSingular }, targetFieldMetadata }) => {
    const suffix = upperFirst(nameSingular);
    const isPlain = field.type === 'RELATION' || field.name.endsWith(suffix);
    const apiName = isPlain ? field.name : field.name + suffix;
    const joinColumn = (isPlain && field.settings?.joinColumnName) || `${apiName}Id`;
    return { objectName: nameSingular, apiName, joinColumn, inverseName: targetFieldMetadata.name };
  });
}

export function isToMany(field: FieldMetadata): boolean {
  const relation = field.relation ?? field.morphRelations?.[0];
  return (relation?.type ?? field.settings?.relationType) === 'ONE_TO_MANY';
}
