import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';

const byName = new WeakMap<ObjectMetadata, ReadonlyMap<string, FieldMetadata>>();

export function findFieldByName(object: ObjectMetadata, name: string): FieldMetadata | null {
  const fields = byName.get(object) ?? new Map(object.fields.map((field) => [field.name, field]));
  byName.set(object, fields);
  return fields.get(name) ?? null;
}

/** The fields of these names that the object has, in this order. */
export function fieldsNamed(object: ObjectMetadata, names: readonly string[]): FieldMetadata[] {
  return names.flatMap((name) => findFieldByName(object, name) ?? []);
}

/** Whether the server works the field out of others: nobody writes it. */
export const isDerived = ({ settings }: FieldMetadata): boolean => Boolean(settings?.formula ?? settings?.rollup);
