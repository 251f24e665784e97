/** Views on the wire. They are asked for with everything else that the first screen needs. */
import type { View } from './types';

const viewFields = `
  id name objectMetadataId type key icon position isCompact visibility createdByUserWorkspaceId anyFieldFilterValue
  mainGroupByFieldMetadataId shouldHideEmptyGroups kanbanAggregateOperation kanbanAggregateOperationFieldMetadataId
  viewFields { id fieldMetadataId isVisible position size aggregateOperation }
  viewFilters { id fieldMetadataId operand value subFieldName viewFilterGroupId positionInViewFilterGroup }
  viewFilterGroups { id parentViewFilterGroupId logicalOperator positionInViewFilterGroup }
  viewSorts { id fieldMetadataId direction }
  viewGroups { id fieldValue isVisible position }`;

export const viewsSelection = `getViews(viewTypes: [TABLE, KANBAN]) { ${viewFields} }`;

export interface ViewsResult {
  getViews: View[];
}

export const GET_VIEW = `query GetView($id: String!) { getView(id: $id) { ${viewFields} } }`;

export interface ViewResult {
  getView: View | null;
}

/** One step of a change: a mutation, and what it is given as name → [type, value]. */
export interface ViewStep {
  readonly mutation: string;
  readonly given: Readonly<Record<string, readonly [type: string, value: unknown]>>;
  /** The mutation answers a plain value. */
  readonly isLeaf?: boolean;
}

/** Several steps as one request; the API takes them one after the other. */
export function stepsDocument(steps: readonly ViewStep[]): { query: string; variables: Record<string, unknown> } {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const roots = steps.map(({ mutation, given, isLeaf }, index) => {
    const passed = Object.entries(given).map(([name, [type, value]]) => {
      const variable = `${name}${index}`;
      variables[variable] = value;
      declared.push(`$${variable}: ${type}`);
      return `${name}: $${variable}`;
    });
    return `step${index}: ${mutation}(${passed.join(', ')})${isLeaf ? '' : ' { id }'}`;
  });
  return { query: `mutation ChangeView(${declared.join(', ')}) { ${roots.join(' ')} }`, variables };
}

const input = (mutation: string, type: string, value: unknown): ViewStep => ({
  mutation,
  given: { input: [`${type}!`, value] },
});

export const createView = (value: unknown) => input('createView', 'CreateViewInput', value);
export const updateView = (id: string, value: unknown): ViewStep => ({
  mutation: 'updateView',
  given: { id: ['String!', id], input: ['UpdateViewInput!', value] },
});
export const deleteView = (id: string): ViewStep => ({
  mutation: 'deleteView',
  given: { id: ['String!', id] },
  isLeaf: true,
});
export const createViewFields = (inputs: readonly unknown[]): ViewStep => ({
  mutation: 'createManyViewFields',
  given: { inputs: ['[CreateViewFieldInput!]!', inputs] },
});
export const updateViewField = (id: string, update: unknown) =>
  input('updateViewField', 'UpdateViewFieldInput', { id, update });
export const createViewFilter = (value: unknown) => input('createViewFilter', 'CreateViewFilterInput', value);
export const deleteViewFilter = (id: string) => input('deleteViewFilter', 'DeleteViewFilterInput', { id });
export const createViewFilterGroup = (value: unknown) =>
  input('createViewFilterGroup', 'CreateViewFilterGroupInput', value);
export const deleteViewFilterGroup = (id: string): ViewStep => ({
  mutation: 'deleteViewFilterGroup',
  given: { id: ['String!', id] },
  isLeaf: true,
});
export const createViewSort = (value: unknown) => input('createViewSort', 'CreateViewSortInput', value);
export const deleteViewSort = (id: string): ViewStep => ({
  ...input('deleteViewSort', 'DeleteViewSortInput', { id }),
  isLeaf: true,
});
export const createViewGroups = (inputs: readonly unknown[]): ViewStep => ({
  mutation: 'createManyViewGroups',
  given: { inputs: ['[CreateViewGroupInput!]!', inputs] },
});
export const updateViewGroup = (id: string, update: unknown) =>
  input('updateViewGroup', 'UpdateViewGroupInput', { id, update });
