export type { ImportProgress } from './documents.graphql';
export { type LiveStatus, useLiveStatus } from './liveStatus';
export type { RecordEventSink } from './recordEventFeed';
export { useImportProgress } from './useImportProgress';
export { useRecordEvents } from './useRecordEvents';
