/** Imports on /metadata: reserve an upload, look at the file, start, follow, take back. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { ColumnMappingInput, Suggestion } from './targets';

export type ImportStatus =
  | 'AWAITING_UPLOAD'
  | 'PREPARING'
  | 'RUNNING'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELLED'
  | 'UNDOING'
  | 'UNDONE';

export type DuplicateChoice = 'SKIP' | 'UPDATE' | 'CREATE';

export interface RejectedRow {
  row: number;
  status: 'SKIPPED' | 'FAILED';
  reason: string;
}

export interface RecordImport {
  id: string;
  objectNameSingular: string;
  fileName: string;
  status: ImportStatus;
  error: string | null;
  totalRows: number;
  processedRows: number;
  createdCount: number;
  updatedCount: number;
  skippedCount: number;
  failedCount: number;
  createdAt: string;
  finishedAt: string | null;
  /** Good for a quarter of an hour; null when no row failed. */
  failedRowsUrl: string | null;
}

export interface Inspection {
  encoding: string;
  delimiter: string;
  headers: string[];
  rowCount: number;
  sampleRows: string[][];
  suggestedMapping: Suggestion[];
  warnings: string[];
}

const importFields = gql`
  fragment ImportFields on RecordImport {
    id objectNameSingular fileName status error
    totalRows processedRows createdCount updatedCount skippedCount failedCount
    createdAt finishedAt failedRowsUrl
  }
`;

export const CREATE_IMPORT: TypedDocumentNode<
  { createRecordImport: { id: string; uploadUrl: string } },
  { input: { objectNameSingular: string; filename: string; size: number } }
> = gql`
  mutation CreateRecordImport($input: CreateRecordImportInput!) {
    createRecordImport(input: $input) { id uploadUrl }
  }
`;

export const INSPECT_IMPORT: TypedDocumentNode<{ inspectRecordImport: Inspection }, { id: string }> = gql`
  query InspectRecordImport($id: UUID!) {
    inspectRecordImport(id: $id) {
      encoding delimiter headers rowCount sampleRows warnings
      suggestedMapping { column fieldName subFieldName }
    }
  }
`;

export interface StartImportInput {
  id: string;
  mapping: ColumnMappingInput[];
  matchBy: string | null;
  onDuplicate: DuplicateChoice;
}

export const START_IMPORT: TypedDocumentNode<{ startRecordImport: RecordImport }, { input: StartImportInput }> = gql`
  mutation StartRecordImport($input: StartRecordImportInput!) {
    startRecordImport(input: $input) { ...ImportFields }
  }
  ${importFields}
`;

export const FIND_IMPORT: TypedDocumentNode<{ recordImport: RecordImport }, { id: string }> = gql`
  query RecordImport($id: UUID!) {
    recordImport(id: $id) { ...ImportFields }
  }
  ${importFields}
`;

export const REJECTED_ROWS: TypedDocumentNode<
  { recordImport: { id: string; rejectedRows: RejectedRow[] } },
  { id: string }
> = gql`
  query RejectedRows($id: UUID!) {
    recordImport(id: $id) { id rejectedRows { row status reason } }
  }
`;

export const LIST_IMPORTS: TypedDocumentNode<{ recordImports: RecordImport[] }> = gql`
  query RecordImports {
    recordImports { ...ImportFields }
  }
  ${importFields}
`;

export const CANCEL_IMPORT: TypedDocumentNode<{ cancelRecordImport: RecordImport }, { id: string }> = gql`
  mutation CancelRecordImport($id: UUID!) {
    cancelRecordImport(id: $id) { ...ImportFields }
  }
  ${importFields}
`;

export const UNDO_IMPORT: TypedDocumentNode<{ undoRecordImport: RecordImport }, { id: string }> = gql`
  mutation UndoRecordImport($id: UUID!) {
    undoRecordImport(id: $id) { ...ImportFields }
  }
  ${importFields}
`;
