/** Records: the stores, the table, the panel. */
export { kindOf } from './fields/registry';
export { labelOfOption } from './fields/shared/options';
export { formatDay } from './fields/shared/calendar';
export { ratingText } from './fields/rating/ratings';
export { findFieldByName } from './query/objectFields';
export { recordPath } from './record-panel/recordPath';
export type { RecordAction, RecordEvent } from './recordEvents';
export { count } from './store/recordCommands';
export type { Records } from './store/records';
export { createRecords, RecordsProvider, useRecord, useRecords } from './store/useRecords';
export { useReferenceNames } from './store/useReferenceNames';
export { columnLayouts } from './table/columns/columnLayouts';
export { columnFields } from './table/columns/defaultColumns';
export { showColumn, useColumnVisibility } from './table/columns/useColumns';
export type { FieldFilter, FieldSort, FilterOperand, RecordReference, StoredRecord } from './types';
