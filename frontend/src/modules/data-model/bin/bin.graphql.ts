/** What was deleted and can come back. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { FieldType } from '@/modules/object-metadata';

interface Deleted {
  id: string;
  icon: string | null;
  deletedAt: string;
  /** When it goes for good. */
  purgedAt: string;
}

export interface DeletedObject extends Deleted {
  nameSingular: string;
  labelPlural: string;
  color: string | null;
}

export interface DeletedField extends Deleted {
  type: FieldType;
  label: string;
  objectLabel: string;
}

export const BIN: TypedDocumentNode<{
  deletedObjects: readonly DeletedObject[];
  deletedFields: readonly DeletedField[];
}> = gql`
  query DataModelBin {
    deletedObjects { id nameSingular labelPlural icon color deletedAt purgedAt }
    deletedFields { id type label icon objectLabel deletedAt purgedAt }
  }
`;

export const RESTORE_OBJECT: TypedDocumentNode<{ restoreOneObject: { id: string } }, { input: { id: string } }> = gql`
  mutation RestoreOneObject($input: RestoreInput!) {
    restoreOneObject(input: $input) { id }
  }
`;

export const RESTORE_FIELD: TypedDocumentNode<{ restoreOneField: { id: string } }, { input: { id: string } }> = gql`
  mutation RestoreOneField($input: RestoreInput!) {
    restoreOneField(input: $input) { id }
  }
`;

export const PURGE: TypedDocumentNode<{ purgeDeletedMetadata: boolean }, { id: string }> = gql`
  mutation PurgeDeletedMetadata($id: UUID!) {
    purgeDeletedMetadata(id: $id)
  }
`;
