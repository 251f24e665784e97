/** The lists of what hangs on a record: its history, and the links to its notes and tasks. */
import { type FieldMetadata, metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { isToMany, targetsOf } from '../fields/relation/targets';
import type { ListCondition } from '../store/recordList';

/** The field of `activity` that can point at records of `object`. */
export function findTargetField(activity: ObjectMetadata, object: ObjectMetadata): FieldMetadata | null {
  const isWay = (field: FieldMetadata) =>
    field.type === 'MORPH_RELATION' &&
    !isToMany(field) &&
    targetsOf(field).some(({ objectName }) => objectName === object.nameSingular);
  return activity.fields.find(isWay) ?? null;
}

/** Null when such records cannot be about that object. */
export function findActivityList(
  activityName: string,
  object: ObjectMetadata,
  id: string,
  sortedBy: string,
): ListCondition | null {
  const activity = metadataStore.getCurrent().findBySingular(activityName);
  const field = activity && findTargetField(activity, object);
  if (!activity || !field) return null;
  return {
    object: activity,
    filters: [{ fieldName: field.name, operand: 'IS', values: [`${object.nameSingular}/${id}`] }],
    sorts: [{ fieldName: sortedBy, direction: 'desc' }],
  };
}
