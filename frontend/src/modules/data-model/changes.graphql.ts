/** How the data model is changed. A dry run checks and plans, and changes nothing. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { ModelField, ModelObject } from './types';

export type ObjectValues = Pick<
  ModelObject,
  | 'nameSingular'
  | 'namePlural'
  | 'labelSingular'
  | 'labelPlural'
  | 'description'
  | 'icon'
  | 'color'
  | 'isLabelSyncedWithName'
>;

export type ObjectUpdate = Partial<
  ObjectValues &
    Pick<ModelObject, 'isActive' | 'isSearchable' | 'labelIdentifierFieldMetadataId' | 'imageIdentifierFieldMetadataId'>
>;

export const CREATE_OBJECT: TypedDocumentNode<
  { createOneObject: { id: string; nameSingular: string } },
  { input: { object: ObjectValues; dryRun?: boolean } }
> = gql`
  mutation CreateOneObject($input: CreateOneObjectInput!) {
    createOneObject(input: $input) { id nameSingular }
  }
`;

export const UPDATE_OBJECT: TypedDocumentNode<
  { updateOneObject: { id: string; nameSingular: string } },
  { input: { id: string; update: ObjectUpdate } }
> = gql`
  mutation UpdateOneObject($input: UpdateOneObjectInput!) {
    updateOneObject(input: $input) { id nameSingular }
  }
`;

export const DELETE_OBJECT: TypedDocumentNode<{ deleteOneObject: { id: string } }, { input: { id: string } }> = gql`
  mutation DeleteOneObject($input: DeleteOneObjectInput!) {
    deleteOneObject(input: $input) { id }
  }
`;

export interface RelationPayload {
  type: 'MANY_TO_ONE' | 'ONE_TO_MANY' | 'MANY_TO_MANY';
  targetObjectMetadataId: string;
  targetFieldLabel: string;
  targetFieldIcon: string | null;
}

export type FieldValues = Pick<ModelField, 'name' | 'label' | 'description' | 'icon' | 'isLabelSyncedWithName'> &
  Partial<
    Pick<ModelField, 'isNullable' | 'isUnique' | 'isSearchable' | 'isActive' | 'defaultValue' | 'options' | 'settings'>
  >;

export type NewFieldValues = FieldValues &
  Pick<ModelField, 'type' | 'objectMetadataId'> & {
    relationCreationPayload?: RelationPayload;
    morphRelationsCreationPayload?: RelationPayload[];
  };

export const CREATE_FIELD: TypedDocumentNode<
  { createOneField: { id: string; name: string } },
  { input: { field: NewFieldValues; dryRun?: boolean } }
> = gql`
  mutation CreateOneField($input: CreateOneFieldMetadataInput!) {
    createOneField(input: $input) { id name }
  }
`;

export const UPDATE_FIELD: TypedDocumentNode<
  { updateOneField: { id: string; name: string } },
  { input: { id: string; update: Partial<FieldValues> } }
> = gql`
  mutation UpdateOneField($input: UpdateOneFieldMetadataInput!) {
    updateOneField(input: $input) { id name }
  }
`;

export const DELETE_FIELD: TypedDocumentNode<{ deleteOneField: { id: string } }, { input: { id: string } }> = gql`
  mutation DeleteOneField($input: DeleteOneFieldInput!) {
    deleteOneField(input: $input) { id }
  }
`;

export interface NewIndexValues {
  objectMetadataId: string;
  fields: { fieldMetadataId: string }[];
  indexType: 'BTREE' | 'GIN';
  isUnique: boolean;
}

export const CREATE_INDEX: TypedDocumentNode<{ createOneIndex: { id: string } }, { input: { index: NewIndexValues } }> =
  gql`
  mutation CreateOneIndex($input: CreateOneIndexInput!) {
    createOneIndex(input: $input) { id }
  }
`;

export const DELETE_INDEX: TypedDocumentNode<{ deleteOneIndex: { id: string } }, { input: { id: string } }> = gql`
  mutation DeleteOneIndex($input: DeleteOneIndexInput!) {
    deleteOneIndex(input: $input) { id }
  }
`;
