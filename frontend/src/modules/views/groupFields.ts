import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';

/** The fields whose options can be the columns of a board. */
export const groupFieldsOf = (object: ObjectMetadata): FieldMetadata[] =>
  object.fields.filter(({ type, isSystem, options }) => type === 'SELECT' && !isSystem && Boolean(options?.length));
