/** Saved views as the API tells them: which records of an object, in what order, with which fields, in what form. */

export type ViewType = 'TABLE' | 'KANBAN';
export type ViewVisibility = 'WORKSPACE' | 'UNLISTED';

export interface ViewField {
  readonly id: string;
  readonly fieldMetadataId: string;
  readonly isVisible: boolean;
  readonly position: number;
  /** Pixels; 0 leaves it to the kind of field. */
  readonly size: number;
  readonly aggregateOperation: string | null;
}

export interface ViewFilter {
  readonly id: string;
  readonly fieldMetadataId: string;
  readonly operand: string;
  readonly value: unknown;
  /** The part of a value that is meant, of one that has several. */
  readonly subFieldName: string | null;
  readonly viewFilterGroupId: string | null;
  readonly positionInViewFilterGroup: number | null;
}

export interface ViewFilterGroup {
  readonly id: string;
  readonly parentViewFilterGroupId: string | null;
  readonly logicalOperator: string;
  readonly positionInViewFilterGroup: number | null;
}

export interface ViewSort {
  readonly id: string;
  readonly fieldMetadataId: string;
  readonly direction: 'ASC' | 'DESC';
}

/** A column of a board; the empty value is that of records without one. */
export interface ViewGroup {
  readonly id: string;
  readonly fieldValue: string;
  readonly isVisible: boolean;
  readonly position: number;
}

export interface View {
  readonly id: string;
  readonly name: string;
  readonly objectMetadataId: string;
  readonly type: ViewType;
  readonly key: 'INDEX' | null;
  readonly icon: string;
  readonly position: number;
  readonly isCompact: boolean;
  readonly visibility: ViewVisibility;
  readonly createdByUserWorkspaceId: string | null;
  readonly anyFieldFilterValue: string | null;
  readonly mainGroupByFieldMetadataId: string | null;
  readonly shouldHideEmptyGroups: boolean;
  readonly kanbanAggregateOperation: string | null;
  readonly kanbanAggregateOperationFieldMetadataId: string | null;
  readonly viewFields: readonly ViewField[];
  readonly viewFilters: readonly ViewFilter[];
  readonly viewFilterGroups: readonly ViewFilterGroup[];
  readonly viewSorts: readonly ViewSort[];
  readonly viewGroups: readonly ViewGroup[];
}

/** What of a view one changes by itself; fields, filters, sorts and groups have their own ways. */
export type ViewSettings = Partial<
  Pick<
    View,
    | 'name'
    | 'icon'
    | 'type'
    | 'position'
    | 'visibility'
    | 'isCompact'
    | 'anyFieldFilterValue'
    | 'mainGroupByFieldMetadataId'
    | 'shouldHideEmptyGroups'
    | 'kanbanAggregateOperation'
    | 'kanbanAggregateOperationFieldMetadataId'
  >
>;
