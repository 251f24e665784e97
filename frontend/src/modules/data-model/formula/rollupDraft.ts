/** What a form knows of a rollup while it is being described, and what it can be about. */
import type { FieldType, RollupOperation, RollupSettings } from '@/modules/object-metadata';
import { type DataModel, listedFields } from '../dataModel';
import { farSides } from '../relation/farSides';
import type { ModelField, ModelObject } from '../types';

/** The types of value that formulas know. */
export type ResultType = 'NUMBER' | 'TEXT' | 'BOOLEAN' | 'DATE' | 'DATE_TIME';

export interface RollupDraft {
  relationFieldMetadataId: string | null;
  operation: RollupOperation;
  fieldMetadataId: string | null;
  sortFieldMetadataId: string | null;
  filter: string;
}

export const newRollup: RollupDraft = {
  relationFieldMetadataId: null,
  operation: 'COUNT',
  fieldMetadataId: null,
  sortFieldMetadataId: null,
  filter: '',
};

export const rollupOperations: readonly { value: RollupOperation; label: string; hint: string }[] = [
  { value: 'COUNT', label: 'Count', hint: 'how many there are' },
  { value: 'SUM', label: 'Sum', hint: 'what they add up to' },
  { value: 'AVG', label: 'Average', hint: 'of a number' },
  { value: 'MIN', label: 'Smallest', hint: 'or earliest' },
  { value: 'MAX', label: 'Greatest', hint: 'or latest date' },
  { value: 'LATEST', label: 'Of the latest', hint: 'the value of the last one' },
];

const results: Partial<Record<FieldType, ResultType>> = {
  NUMBER: 'NUMBER',
  NUMERIC: 'NUMBER',
  CURRENCY: 'NUMBER',
  RATING: 'NUMBER',
  TEXT: 'TEXT',
  UUID: 'TEXT',
  SELECT: 'TEXT',
  EMAILS: 'TEXT',
  PHONES: 'TEXT',
  LINKS: 'TEXT',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  DATE_TIME: 'DATE_TIME',
};

const taken: Record<RollupOperation, readonly ResultType[]> = {
  COUNT: [],
  SUM: ['NUMBER'],
  AVG: ['NUMBER'],
  MIN: ['NUMBER', 'DATE', 'DATE_TIME'],
  MAX: ['NUMBER', 'DATE', 'DATE_TIME'],
  LATEST: ['NUMBER', 'TEXT', 'BOOLEAN', 'DATE', 'DATE_TIME'],
};

/** The relations of an object to many. */
export function rollupRelations(model: DataModel, object: ModelObject): ModelField[] {
  return listedFields(object).filter((field) => {
    const [relation] = model.relationsOf(field);
    return field.isActive && relation?.type === 'ONE_TO_MANY' && relation.target.nameSingular !== 'timelineActivity';
  });
}

/** The object whose records are looked at. */
export function rolledUp(model: DataModel, { relationFieldMetadataId }: RollupDraft): ModelObject | null {
  const owned = relationFieldMetadataId ? model.findField(relationFieldMetadataId) : null;
  return (owned && farSides(model, owned.field)[0]?.target) ?? null;
}

function fieldsOf(object: ModelObject | null, types: readonly ResultType[]): ModelField[] {
  return listedFields(object ?? ({ fields: [] } as unknown as ModelObject)).filter((field) => {
    const result = results[field.type];
    return field.isActive && result !== undefined && types.includes(result);
  });
}

export const rollupFields = (object: ModelObject | null, operation: RollupOperation): ModelField[] =>
  fieldsOf(object, taken[operation]);

export const rollupOrders = (object: ModelObject | null): ModelField[] => fieldsOf(object, ['DATE', 'DATE_TIME']);

/** A changed draft: what no longer goes together is chosen again. */
export function changeRollup(draft: RollupDraft, patch: Partial<RollupDraft>, model: DataModel): RollupDraft {
  const next = { ...draft, ...patch };
  const object = rolledUp(model, next);
  const kept = (id: string | null, fields: readonly ModelField[]) =>
    fields.find((field) => field.id === id)?.id ?? null;
  const orders = rollupOrders(object);
  const isOther = next.relationFieldMetadataId !== draft.relationFieldMetadataId;
  return {
    ...next,
    fieldMetadataId: kept(next.fieldMetadataId, rollupFields(object, next.operation)),
    sortFieldMetadataId:
      next.operation === 'LATEST'
        ? (kept(next.sortFieldMetadataId, orders) ?? orders.find(({ name }) => name === 'createdAt')?.id ?? null)
        : null,
    filter: isOther ? '' : next.filter,
  };
}

export type RollupInput = 'relationFieldMetadataId' | 'fieldMetadataId' | 'sortFieldMetadataId';

export function checkRollup(draft: RollupDraft): Partial<Record<RollupInput, string>> {
  if (!draft.relationFieldMetadataId) return { relationFieldMetadataId: 'Choose the records to look at.' };
  if (draft.operation !== 'COUNT' && !draft.fieldMetadataId) return { fieldMetadataId: 'Choose a field.' };
  if (draft.operation === 'LATEST' && !draft.sortFieldMetadataId)
    return { sortFieldMetadataId: 'Choose the date that tells which is the latest.' };
  return {};
}

export function rollupSettings(draft: RollupDraft): RollupSettings {
  const { relationFieldMetadataId, operation, fieldMetadataId, sortFieldMetadataId, filter } = draft;
  return {
    relationFieldMetadataId: relationFieldMetadataId ?? '',
    operation,
    fieldMetadataId: fieldMetadataId ?? undefined,
    sortFieldMetadataId: sortFieldMetadataId ?? undefined,
    filter: filter.trim() || undefined,
  };
}

export function draftOfRollup(settings: RollupSettings): RollupDraft {
  const { relationFieldMetadataId, operation, fieldMetadataId, sortFieldMetadataId, filter } = settings;
  return {
    relationFieldMetadataId,
    operation,
    fieldMetadataId: fieldMetadataId ?? null,
    sortFieldMetadataId: sortFieldMetadataId ?? null,
    filter: filter ?? '',
  };
}

/** What kind of value comes of it. */
export function rollupResult(model: DataModel, { operation, fieldMetadataId }: RollupDraft): ResultType {
  if (operation === 'COUNT' || operation === 'SUM' || operation === 'AVG') return 'NUMBER';
  const field = fieldMetadataId ? model.findField(fieldMetadataId)?.field : null;
  return (field && results[field.type]) ?? 'NUMBER';
}
