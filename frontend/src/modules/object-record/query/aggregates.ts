/** What can be worked out of a field over many records: its names in the API, and how the answer reads. */
import type { FieldMetadata } from '@/modules/object-metadata';
import { defaultCurrencyOf, formatAmount } from '../fields/currency/money';
import { kindOf } from '../fields/registry';
import { isNumber } from '../fields/shared/scalar';
import { isToMany } from '../fields/relation/targets';
import { upperFirst } from './ast';

export const aggregateLabels = {
  COUNT: 'Count all',
  COUNT_NOT_EMPTY: 'Not empty',
  COUNT_EMPTY: 'Empty',
  COUNT_UNIQUE_VALUES: 'Different values',
  PERCENTAGE_EMPTY: 'Percent empty',
  PERCENTAGE_NOT_EMPTY: 'Percent not empty',
  COUNT_TRUE: 'Yes',
  COUNT_FALSE: 'No',
  SUM: 'Sum',
  AVG: 'Average',
  MIN: 'Smallest',
  MAX: 'Largest',
} as const;

export type Aggregate = keyof typeof aggregateLabels;

export const isAggregate = (name: string | null): name is Aggregate => name !== null && name in aggregateLabels;

const countings: readonly Aggregate[] = [
  'COUNT_NOT_EMPTY',
  'COUNT_EMPTY',
  'COUNT_UNIQUE_VALUES',
  'PERCENTAGE_NOT_EMPTY',
  'PERCENTAGE_EMPTY',
];

const measures: Partial<Record<FieldMetadata['type'], readonly Aggregate[]>> = {
  NUMBER: ['SUM', 'AVG', 'MIN', 'MAX'],
  CURRENCY: ['SUM', 'AVG', 'MIN', 'MAX'],
  DATE: ['MIN', 'MAX'],
  DATE_TIME: ['MIN', 'MAX'],
  BOOLEAN: ['COUNT_TRUE', 'COUNT_FALSE'],
};

const uncounted = new Set<FieldMetadata['type']>(['RELATION', 'MORPH_RELATION', 'POSITION', 'TS_VECTOR']);

/** Dates have an earliest, not a smallest. */
export function aggregateLabel(aggregate: Aggregate, { type }: FieldMetadata): string {
  if (type !== 'DATE' && type !== 'DATE_TIME') return aggregateLabels[aggregate];
  return aggregate === 'MIN' ? 'Earliest' : aggregate === 'MAX' ? 'Latest' : aggregateLabels[aggregate];
}

export function aggregatesOf(field: FieldMetadata): readonly Aggregate[] {
  if (uncounted.has(field.type) || isToMany(field)) return ['COUNT'];
  return [...(measures[field.type] ?? []), 'COUNT', ...countings];
}

const measured = new Set<Aggregate>(['SUM', 'AVG', 'MIN', 'MAX']);
const prefixes: Readonly<Record<Exclude<Aggregate, 'COUNT'>, string>> = {
  COUNT_NOT_EMPTY: 'countNotEmpty',
  COUNT_EMPTY: 'countEmpty',
  COUNT_UNIQUE_VALUES: 'countUniqueValues',
  PERCENTAGE_EMPTY: 'percentageEmpty',
  PERCENTAGE_NOT_EMPTY: 'percentageNotEmpty',
  COUNT_TRUE: 'countTrue',
  COUNT_FALSE: 'countFalse',
  SUM: 'sum',
  AVG: 'avg',
  MIN: 'min',
  MAX: 'max',
};

/** `sumAmountAmountMicros`, `countEmptyCity`, `totalCount`. */
export function aggregateName(aggregate: Aggregate, field: FieldMetadata): string {
  if (aggregate === 'COUNT') return 'totalCount';
  const part = field.type === 'CURRENCY' && measured.has(aggregate) ? 'AmountMicros' : '';
  return `${prefixes[aggregate]}${upperFirst(field.name)}${part}`;
}

/** The answer in the field's own form: money, days, numbers, percents. */
export function formatAggregate(aggregate: Aggregate, field: FieldMetadata, answer: unknown): string {
  if (answer === null || answer === undefined) return aggregate.startsWith('COUNT') ? '0' : '–';
  if (aggregate.startsWith('PERCENTAGE')) return percent(Number(answer));
  if (!measured.has(aggregate)) return Number(answer).toLocaleString();
  if (field.type === 'CURRENCY') return money(Number(answer), field);
  const value = field.type === 'NUMBER' ? Number(answer) : answer;
  if (isNumber(value)) return value.toLocaleString(undefined, { maximumFractionDigits: 2 });
  const shown = kindOf(field).display(value, field);
  return typeof shown === 'string' ? shown : kindOf(field).format(value, field);
}

const percent = (share: number) => share.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });

/** Whole units: nobody adds up cents by eye. */
function money(amountMicros: number, field: FieldMetadata): string {
  return formatAmount({ amountMicros: Math.round(amountMicros / 1e6) * 1e6, currencyCode: defaultCurrencyOf(field) });
}
