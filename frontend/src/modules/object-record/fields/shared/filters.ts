/** Conditions that several types share, each as the API's filter and as the same question asked here. */
import type { FieldMetadata } from '@/modules/object-metadata';
import type { FieldFilter, FieldValues } from '../../types';
import type { FieldKind } from '../fieldKind';

export type Filtering<Value> = Pick<FieldKind<Value>, 'operands' | 'toFilter' | 'evaluate'>;

/** `at(['name', 'firstName'], { eq: 'Ada' })` → `{ name: { firstName: { eq: 'Ada' } } }`. */
export function at(path: readonly string[], condition: FieldValues): FieldValues {
  return path.reduceRight<FieldValues>((inner, key) => ({ [key]: inner }), condition);
}

export const isNull: FieldValues = { is: 'NULL' };
export const isNotNull: FieldValues = { is: 'NOT_NULL' };
export const anyOf = (filters: readonly FieldValues[]): FieldValues =>
  filters.length === 1 ? (filters[0] ?? {}) : { or: filters };
export const allOf = (filters: readonly FieldValues[]): FieldValues =>
  filters.length === 1 ? (filters[0] ?? {}) : { and: filters };
export const not = (filter: FieldValues): FieldValues => ({ not: filter });

/** `ilike` with the person's own `%` and `_` taken literally. */
export const containing = (text: string): FieldValues => ({ ilike: `%${text.replace(/[\\%_]/g, '\\$&')}%` });

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Servers differ in whether `ilike` sees accents: a hit that depends on them is not decided here. */
export function includesText(text: string, part: string): boolean | null {
  if (text.toLowerCase().includes(part.toLowerCase())) return true;
  return fold(text).includes(fold(part)) ? null : false;
}

/** True if any is, null if any might be. */
export function some(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

export function every(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

export const negate = (answer: boolean | null): boolean | null => (answer === null ? null : !answer);

/** One searchable text of a value, and where the API keeps it. */
export interface TextPart<Value> {
  path: (field: FieldMetadata) => readonly string[];
  texts: (value: Value) => readonly string[];
  /** `like` of JSON columns instead of `ilike`. */
  isJson?: boolean;
}

const conditionOf = <Value>(part: TextPart<Value>, field: FieldMetadata, word: string): FieldValues =>
  at(part.path(field), part.isJson ? { like: containing(word)['ilike'] } : containing(word));

/** `like` minds capitals, so only the very same letters are a certain hit in JSON. */
function hits<Value>({ texts, isJson }: TextPart<Value>, value: Value, word: string): (boolean | null)[] {
  const answers = texts(value).map((text) => ({ text, answer: includesText(text, word) }));
  return answers.map(({ text, answer }) => (isJson && answer && !text.includes(word) ? null : answer));
}

const wordsOf = ({ values }: FieldFilter): string[] => (values[0] ?? '').split(/\s+/).filter(Boolean);

/**
 * Contains, does not contain, is empty, is not empty over one or several texts of a value. With several, each typed
 * word may be found in any of them: "Ada Love" finds first name Ada, last name Lovelace.
 */
export function textFiltering<Value>(
  parts: readonly TextPart<Value>[],
  isEmpty: (value: Value | null) => boolean,
): Filtering<Value> {
  const searched = (filter: FieldFilter) => (parts.length === 1 ? [filter.values[0] ?? ''] : wordsOf(filter));
  const empty = (field: FieldMetadata) =>
    allOf(parts.filter(({ isJson }) => !isJson).map((part) => at(part.path(field), isNull)));
  const contains = (filter: FieldFilter, field: FieldMetadata) =>
    allOf(searched(filter).map((word) => anyOf(parts.map((part) => conditionOf(part, field, word)))));
  const doesContain = (filter: FieldFilter, value: Value | null) =>
    value === null
      ? false
      : every(searched(filter).map((word) => some(parts.flatMap((part) => hits(part, value, word)))));
  return {
    operands: ['CONTAINS', 'DOES_NOT_CONTAIN', 'IS_EMPTY', 'IS_NOT_EMPTY'],
    toFilter: (filter, field) => {
      if (filter.operand === 'IS_EMPTY') return empty(field);
      if (filter.operand === 'IS_NOT_EMPTY') return not(empty(field));
      if (filter.operand === 'CONTAINS') return contains(filter, field);
      return anyOf([not(contains(filter, field)), empty(field)]);
    },
    evaluate: (filter, value) => {
      if (filter.operand === 'IS_EMPTY') return isEmpty(value);
      if (filter.operand === 'IS_NOT_EMPTY') return !isEmpty(value);
      const answer = doesContain(filter, value);
      return filter.operand === 'CONTAINS' ? answer : negate(answer);
    },
  };
}

/** At least, at most, equal to, over numbers at `path`. */
export function numberFiltering<Value>(
  path: (field: FieldMetadata) => readonly string[],
  toNumber: (value: Value) => number | null,
  /** What a person types, in the API's unit. */
  scale = 1,
): Filtering<Value> {
  const limit = ({ values }: FieldFilter) => Number(values[0] ?? 0) * scale;
  const operators = { IS: 'eq', GREATER_THAN_OR_EQUAL: 'gte', LESS_THAN_OR_EQUAL: 'lte' } as const;
  return {
    operands: ['IS', 'IS_NOT', 'GREATER_THAN_OR_EQUAL', 'LESS_THAN_OR_EQUAL', 'IS_EMPTY', 'IS_NOT_EMPTY'],
    toFilter: (filter, field) => {
      if (filter.operand === 'IS_EMPTY') return at(path(field), isNull);
      if (filter.operand === 'IS_NOT_EMPTY') return at(path(field), isNotNull);
      if (filter.operand === 'IS_NOT')
        return anyOf([not(at(path(field), { eq: limit(filter) })), at(path(field), isNull)]);
      const operator = operators[filter.operand as keyof typeof operators];
      return at(path(field), { [operator]: limit(filter) });
    },
    evaluate: (filter, value) => {
      const number = value === null ? null : toNumber(value);
      if (filter.operand === 'IS_EMPTY') return number === null;
      if (filter.operand === 'IS_NOT_EMPTY') return number !== null;
      if (filter.operand === 'IS_NOT') return number !== limit(filter);
      if (number === null) return false;
      if (filter.operand === 'IS') return number === limit(filter);
      return filter.operand === 'GREATER_THAN_OR_EQUAL' ? number >= limit(filter) : number <= limit(filter);
    },
  };
}

/** Is one of, is none of, over codes such as option values and ids. */
export function choiceFiltering<Value>(
  path: (field: FieldMetadata) => readonly string[],
  toCode: (value: Value) => string | null,
): Filtering<Value> {
  const chosen = ({ values }: FieldFilter, field: FieldMetadata) => at(path(field), { in: values });
  return {
    operands: ['IS', 'IS_NOT', 'IS_EMPTY', 'IS_NOT_EMPTY'],
    toFilter: (filter, field) => {
      if (filter.operand === 'IS_EMPTY') return at(path(field), isNull);
      if (filter.operand === 'IS_NOT_EMPTY') return at(path(field), isNotNull);
      if (filter.operand === 'IS') return chosen(filter, field);
      return anyOf([not(chosen(filter, field)), at(path(field), isNull)]);
    },
    evaluate: (filter, value) => {
      const code = value === null ? null : toCode(value);
      if (filter.operand === 'IS_EMPTY') return code === null;
      if (filter.operand === 'IS_NOT_EMPTY') return code !== null;
      const isChosen = code !== null && filter.values.includes(code);
      return filter.operand === 'IS' ? isChosen : !isChosen;
    },
  };
}

/** For types that cannot be filtered by. */
export const noFiltering: Filtering<never> = { operands: [], toFilter: () => ({}), evaluate: () => null };
