/** Work on the data model that takes its time. */
import { gql, type TypedDocumentNode } from '@apollo/client';

export interface DataModelJob {
  id: string;
  kind: 'INDEX' | 'FIELD' | 'PURGE';
  state: 'QUEUED' | 'RUNNING' | 'CANCELLING' | 'DONE' | 'FAILED' | 'CANCELLED';
  objectMetadataId: string | null;
  fieldMetadataId: string | null;
  doneRows: number;
  totalRows: number | null;
  error: { message: string; values: readonly string[]; count: number } | null;
  createdAt: string;
}

const job =
  'id kind state objectMetadataId fieldMetadataId doneRows totalRows error { message values count } createdAt';

export const JOBS: TypedDocumentNode<{ dataModelJobs: readonly DataModelJob[] }> = gql`
  query DataModelJobs {
    dataModelJobs { ${job} }
  }
`;

export const CANCEL_JOB: TypedDocumentNode<{ cancelDataModelJob: DataModelJob }, { id: string }> = gql`
  mutation CancelDataModelJob($id: UUID!) {
    cancelDataModelJob(id: $id) { ${job} }
  }
`;
