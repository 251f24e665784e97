/** What the stores need of the API. The app's way there is GraphQL; tests bring a server of their own. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { FieldSort, FieldValues, RecordFilter, RecordReference, StoredRecord } from '../types';

export interface ListRequest {
  object: ObjectMetadata;
  filters: readonly RecordFilter[];
  sorts: readonly FieldSort[];
  fieldNames: readonly string[];
  first: number;
  offset: number;
  /** Counting costs: it is asked for once per list, not once per page. */
  hasTotal: boolean;
  /** Only these records, in any order. */
  ids?: readonly string[];
}

export interface ListPage {
  records: readonly StoredRecord[];
  total: number | null;
}

export interface SearchRequest {
  /** Searchable objects, by their singular names. */
  objectNames: readonly string[];
  text: string;
  first: number;
}

export interface AggregateRequest {
  object: ObjectMetadata;
  filters: readonly RecordFilter[];
  /** As the API calls them: `totalCount`, `sumAmountAmountMicros`. */
  names: readonly string[];
  /** A row for each value of this field; null for one row over all records. */
  groupBy: string | null;
}

export interface AggregateRow {
  /** The value that the records have in common. */
  value: string | null;
  answers: FieldValues;
}

export interface Write {
  object: ObjectMetadata;
  /** What the API takes, e.g. `{ companyId: … }`. */
  input: FieldValues;
  /** What the answer should tell. */
  fieldNames: readonly string[];
  mutationId: string;
}

export interface RecordTransport {
  list(request: ListRequest, signal: AbortSignal): Promise<ListPage>;
  /** The records that some words find, the best first. */
  search(request: SearchRequest, signal: AbortSignal): Promise<readonly RecordReference[]>;
  aggregate(request: AggregateRequest, signal: AbortSignal): Promise<readonly AggregateRow[]>;
  create(write: Write): Promise<StoredRecord>;
  update(write: Write & { id: string }): Promise<StoredRecord>;
  updateMany(write: Write & { ids: readonly string[] }): Promise<readonly StoredRecord[]>;
  /** Into the trash or back out of it. */
  trash(object: ObjectMetadata, ids: readonly string[], verb: 'delete' | 'restore', mutationId: string): Promise<void>;
}
