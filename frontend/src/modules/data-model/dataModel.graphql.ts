/** What the screens of the data model ask of /metadata. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { ModelField, ModelIndex, ModelObject } from './types';

type ObjectNode = Omit<ModelObject, 'fields' | 'indexes'> & {
  fieldsList: readonly ModelField[];
  indexMetadataList: readonly ModelIndex[];
};

export interface DataModelResult {
  objects: { edges: readonly { node: ObjectNode }[] };
}

export const DATA_MODEL: TypedDocumentNode<DataModelResult> = gql`
  query DataModel {
    objects(paging: { first: 1000 }) {
      edges {
        node {
          id nameSingular namePlural labelSingular labelPlural description icon color
          isCustom isActive isSystem isSearchable isUIEditable isLabelSyncedWithName
          labelIdentifierFieldMetadataId imageIdentifierFieldMetadataId
          indexMetadataList {
            id name isCustom isUnique indexType indexWhereClause
            indexFieldMetadataList { id fieldMetadataId subFieldName order }
          }
          fieldsList {
            id objectMetadataId type name label description icon
            isCustom isActive isSystem isUIReadOnly isNullable isUnique isSearchable isLabelSyncedWithName
            defaultValue options settings morphId
            relation { type targetObjectMetadata { id nameSingular namePlural } targetFieldMetadata { id name } }
            morphRelations { type targetObjectMetadata { id nameSingular namePlural } targetFieldMetadata { id name } }
          }
        }
      }
    }
  }
`;

export const RECORD_COUNTS: TypedDocumentNode<{
  objectRecordCounts: readonly { objectNamePlural: string; totalCount: number }[];
}> = gql`
  query ObjectRecordCounts {
    objectRecordCounts { objectNamePlural totalCount }
  }
`;
