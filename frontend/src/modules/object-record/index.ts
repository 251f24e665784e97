/** Records: the stores, the table, the panel. */
export { kindOf } from './fields/registry';
export { labelOfOption, optionsOf } from './fields/shared/options';
export { formatDay } from './fields/shared/calendar';
export { ratingText } from './fields/rating/ratings';
export { targetsOf } from './fields/relation/targets';
export {
  daysOf,
  type Period,
  periodDirections,
  periodText,
  periodUnits,
  readPeriod,
  writePeriod,
} from './fields/shared/relativeDates';
export { newRecordId } from './query/newRecordId';
export { findFieldByName } from './query/objectFields';
export { recordPath } from './record-panel/recordPath';
export type { RecordAction, RecordEvent } from './recordEvents';
export {
  type Aggregate,
  aggregateLabel,
  aggregateName,
  aggregatesOf,
  formatAggregate,
  isAggregate,
} from './query/aggregates';
export { useAggregates } from './store/useAggregates';
export { count } from './store/recordCommands';
export type { Records } from './store/records';
export { createRecords, RecordsProvider, useRecord, useRecords } from './store/useRecords';
export { useReferenceNames } from './store/useReferenceNames';
export { columnLayouts } from './table/columns/columnLayouts';
export { columnFields } from './table/columns/defaultColumns';
export { type ColumnKeeper, type ColumnLayout, untouchedLayout } from './table/columns/columnKeeper';
export { type Columns, useColumns } from './table/columns/useColumns';
export { orderOf, useColumnVisibility, visibilityOf } from './table/columns/useColumns';
export {
  type FieldFilter,
  type FieldSort,
  type FilterGroup,
  type FilterOperand,
  isFieldFilter,
  isFilterGroup,
  type RecordFilter,
  type RecordReference,
  type StoredRecord,
} from './types';
