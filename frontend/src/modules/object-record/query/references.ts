/** How a record of another object is asked for and named: by its id and its label field. */
import type { FieldNode } from 'graphql';
import { type FieldMetadata, metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { isObject, textOf } from '../fields/shared/scalar';
import type { FieldValues, RecordReference } from '../types';
import { selectField } from './ast';

/** The field that names records of an object; ids name nothing. */
export function labelFieldOf(object: ObjectMetadata): FieldMetadata | null {
  const field = metadataStore.getCurrent().findLabelField(object);
  return field && field.type !== 'UUID' ? field : null;
}

export function labelOf(values: FieldValues, object: ObjectMetadata | null): string {
  const field = object && labelFieldOf(object);
  const value = field ? values[field.name] : null;
  if (!isObject(value)) return textOf(value).trim();
  return `${textOf(value['firstName'])} ${textOf(value['lastName'])}`.trim();
}

export function referenceSelection(objectName: string): (FieldNode | string)[] {
  const object = metadataStore.getCurrent().findBySingular(objectName);
  const label = object && labelFieldOf(object);
  if (!label) return ['id'];
  return ['id', label.type === 'FULL_NAME' ? selectField(label.name, ['firstName', 'lastName']) : label.name];
}

export function readReference(node: unknown, objectName: string): RecordReference | null {
  if (!isObject(node) || typeof node['id'] !== 'string') return null;
  const object = metadataStore.getCurrent().findBySingular(objectName);
  return { id: node['id'], objectName, label: labelOf(node, object) };
}

/** A record in the store, as others refer to it. */
export function referenceTo(id: string, values: FieldValues, object: ObjectMetadata): RecordReference {
  return { id, objectName: object.nameSingular, label: labelOf(values, object) };
}

export const untitled = 'Untitled';
