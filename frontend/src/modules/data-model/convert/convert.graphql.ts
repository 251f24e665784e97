/** Turning a field into another type, with the values it has. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { FieldType } from '@/modules/object-metadata';
import type { DataModelJob } from '../jobs/jobs.graphql';

export const CONVERSIONS: TypedDocumentNode<{ fieldConversions: readonly FieldType[] }, { id: string }> = gql`
  query FieldConversions($id: UUID!) {
    fieldConversions(id: $id)
  }
`;

export interface Conversion {
  id: string;
  type: FieldType;
  /** What becomes of values that the new type cannot hold. */
  onUnconvertible: 'REFUSE' | 'EMPTY';
}

export const CONVERT_FIELD: TypedDocumentNode<
  { convertOneField: Pick<DataModelJob, 'id' | 'state'> },
  { input: Conversion }
> = gql`
  mutation ConvertOneField($input: ConvertOneFieldInput!) {
    convertOneField(input: $input) { id state }
  }
`;
