/** From the wire to the store: each value is read by its field's kind once, never again in a cell. */
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { isToMany, targetsOf } from '../fields/relation/targets';
import { kindOf } from '../fields/registry';
import { isObject } from '../fields/shared/scalar';
import type { FieldValues, RecordReference, StoredRecord } from '../types';
import { fieldsNamed } from './objectFields';

/** A record in an answer of the API; null if it is not one. */
export function readRecord(object: ObjectMetadata, fieldNames: readonly string[], node: unknown): StoredRecord | null {
  if (!isObject(node) || typeof node['id'] !== 'string') return null;
  const values = fieldsNamed(object, fieldNames).map((field) => [field.name, kindOf(field).read(node, field)]);
  const updatedAt = typeof node['updatedAt'] === 'string' ? { updatedAt: node['updatedAt'] } : {};
  return { ...Object.fromEntries(values), ...updatedAt, id: node['id'] };
}

/**
 * The values in an event. Events carry ids of related records instead of the records: `findReference` names those
 * that are known, others stay nameless until the server is asked.
 */
export function readEventValues(
  object: ObjectMetadata,
  after: FieldValues,
  findReference: (objectName: string, id: string) => RecordReference,
): FieldValues {
  const values: Record<string, unknown> = {};
  for (const field of object.fields) {
    const isRelation = field.type === 'RELATION' || field.type === 'MORPH_RELATION';
    if (isRelation && !isToMany(field)) Object.assign(values, readLink(field, after, findReference));
    else if (!isRelation && field.name in after) values[field.name] = kindOf(field).read(after, field);
  }
  return values;
}

function readLink(
  field: FieldMetadata,
  after: FieldValues,
  findReference: (objectName: string, id: string) => RecordReference,
): FieldValues {
  const mentioned = targetsOf(field).filter(({ joinColumn }) => joinColumn in after);
  if (!mentioned.length) return {};
  const linked = mentioned.find(({ joinColumn }) => typeof after[joinColumn] === 'string');
  return { [field.name]: linked ? findReference(linked.objectName, String(after[linked.joinColumn])) : null };
}
