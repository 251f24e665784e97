import type { ObjectMetadata } from '@/modules/object-metadata';

/** The address of a record: its object's table with the record beside it. */
export function recordPath({ namePlural }: Pick<ObjectMetadata, 'namePlural'>, id: string): string {
  return `/objects/${namePlural}?record=${id}`;
}
