export const ON_RECORD_EVENTS = `
  subscription OnRecordEvents($objects: [String!]) {
    onRecordEvents(objectNameSingulars: $objects) {
      seq eventId count action objectNameSingular recordId updatedFields updatedAt after mutationId
    }
  }`;

export const ON_IMPORT_PROGRESS = `
  subscription OnImportProgress($importId: UUID!) {
    onImportProgress(importId: $importId) {
      importId status processedRows totalRows createdCount updatedCount skippedCount failedCount
    }
  }`;

export const ON_METADATA_CHANGE = `
  subscription OnMetadataChange { onMetadataChange { seq version kind } }`;

export type MetadataKind = 'objects' | 'roles' | 'views' | 'layouts' | 'jobs';

export interface ImportProgress {
  importId: string;
  status: string;
  processedRows: number;
  totalRows: number;
  createdCount: number;
  updatedCount: number;
  skippedCount: number;
  failedCount: number;
}
