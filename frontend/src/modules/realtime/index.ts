export type { ImportProgress, MetadataKind } from './documents.graphql';
export { type LiveStatus, useLiveStatus } from './liveStatus';
export type { RecordEventSink } from './recordEventFeed';
export { useImportProgress } from './useImportProgress';
export { useMetadataChanges } from './useMetadataChanges';
export { useRecordEvents } from './useRecordEvents';
