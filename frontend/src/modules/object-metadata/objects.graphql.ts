/** Everything the app knows about objects comes from this selection of `objects(paging: { first: 1000 })`. */
import type { FieldMetadata, FieldRights, ObjectMetadata, ObjectPermissions } from './types';

export const objectsSelection = `
  objects(paging: { first: 1000 }, filter: { isActive: { is: true } }) {
    edges {
      node {
        id nameSingular namePlural labelSingular labelPlural description icon isActive isSystem isSearchable
        labelIdentifierFieldMetadataId imageIdentifierFieldMetadataId
        fieldsList {
          id objectMetadataId type name label description icon isActive isSystem isUIReadOnly isNullable isUnique
          defaultValue options settings
          relation { type targetObjectMetadata { id nameSingular namePlural } targetFieldMetadata { id name } }
          morphRelations { type targetObjectMetadata { id nameSingular namePlural } targetFieldMetadata { id name } }
        }
      }
    }
  }`;

type ObjectNode = Omit<ObjectMetadata, 'fields' | 'permissions'> & { fieldsList: FieldMetadata[] };

export interface ObjectsResult {
  objects: { edges: { node: ObjectNode }[] };
}

const everything: ObjectPermissions = { canRead: true, canUpdate: true, canSoftDelete: true, canDestroy: true };

/**
 * The connection as the app reads it: what the person may do with each object, and of its fields only those that are
 * active and that they may see. `restricted` is by the id of the field.
 */
export function readObjects(
  { objects }: ObjectsResult,
  permissions: ReadonlyMap<string, ObjectPermissions> = new Map(),
  restricted: Readonly<Record<string, FieldRights>> = {},
): ObjectMetadata[] {
  return objects.edges
    .map(({ node: { fieldsList, ...object } }) => ({
      ...object,
      fields: fieldsList
        .filter(({ id, isActive }) => isActive && restricted[id]?.canRead !== false)
        .map((field) => (restricted[field.id]?.canUpdate === false ? { ...field, isUIReadOnly: true } : field)),
      permissions: permissions.get(object.id) ?? everything,
    }))
    .filter((object) => object.permissions.canRead);
}
