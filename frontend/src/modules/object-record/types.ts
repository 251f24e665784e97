/** What a record is once it has left the wire: one value per field name, each in the form its field kind reads. */

export type FieldValues = Readonly<Record<string, unknown>>;

export interface StoredRecord extends FieldValues {
  readonly id: string;
  readonly updatedAt?: string | undefined;
}

/** Enough of another record to name it. */
export interface RecordReference {
  readonly id: string;
  readonly objectName: string;
  readonly label: string;
}

export const isReference = (value: unknown): value is RecordReference =>
  typeof value === 'object' && value !== null && 'objectName' in value && 'label' in value;

/** A record of the other side of a many-to-many relation, and the record in between that leads there. */
export interface Link {
  readonly id: string;
  readonly reference: RecordReference;
}

/** The first few of them. */
export interface LinkList {
  readonly links: readonly Link[];
  readonly totalCount: number;
}

/** The first few records of the other side of a relation. */
export interface ReferenceList {
  readonly references: readonly RecordReference[];
  readonly totalCount: number;
}

export type FilterOperand =
  | 'IS'
  | 'IS_NOT'
  | 'CONTAINS'
  | 'DOES_NOT_CONTAIN'
  | 'GREATER_THAN_OR_EQUAL'
  | 'LESS_THAN_OR_EQUAL'
  | 'IS_BEFORE'
  | 'IS_AFTER'
  | 'IS_RELATIVE'
  | 'IS_TODAY'
  | 'IS_IN_PAST'
  | 'IS_IN_FUTURE'
  | 'IS_EMPTY'
  | 'IS_NOT_EMPTY';

/** One condition on one field. */
export interface FieldFilter {
  readonly fieldName: string;
  readonly operand: FilterOperand;
  readonly values: readonly string[];
}

/** Conditions that hold together: all of them, any, or not all. */
export interface FilterGroup {
  readonly operator: 'AND' | 'OR' | 'NOT';
  readonly filters: readonly RecordFilter[];
}

/** Words that any text of a record may contain. */
export interface WordsFilter {
  readonly words: string;
}

/** What a record must meet. A list of them is met when each is. */
export type RecordFilter = FieldFilter | FilterGroup | WordsFilter;

export const isFilterGroup = (filter: RecordFilter): filter is FilterGroup => 'operator' in filter;
export const isFieldFilter = (filter: RecordFilter): filter is FieldFilter => 'fieldName' in filter;

export interface FieldSort {
  readonly fieldName: string;
  readonly direction: 'asc' | 'desc';
}
