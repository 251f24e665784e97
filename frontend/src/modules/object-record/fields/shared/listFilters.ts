import type { FieldFilter } from '../../types';
import { anyOf, at, type Filtering, not } from './filters';

/** Conditions on lists of texts: has one of the wanted ones, or is empty. */
export function listFiltering(
  hasAny: (value: readonly string[], wanted: readonly string[]) => boolean | null,
  operator: 'containsAny' | 'containsIlike',
): Filtering<readonly string[]> {
  const wantedOf = ({ values }: FieldFilter) => (operator === 'containsAny' ? values : `%${values[0] ?? ''}%`);
  return {
    operands: ['CONTAINS', 'DOES_NOT_CONTAIN', 'IS_EMPTY', 'IS_NOT_EMPTY'],
    toFilter: (filter, field) => {
      const empty = at([field.name], { isEmptyArray: true });
      const contains = at([field.name], { [operator]: wantedOf(filter) });
      if (filter.operand === 'IS_EMPTY') return empty;
      if (filter.operand === 'IS_NOT_EMPTY') return not(empty);
      return filter.operand === 'CONTAINS' ? contains : anyOf([not(contains), empty]);
    },
    evaluate: (filter, value) => {
      if (filter.operand === 'IS_EMPTY') return !value?.length;
      if (filter.operand === 'IS_NOT_EMPTY') return Boolean(value?.length);
      const answer = hasAny(value ?? [], filter.values);
      return filter.operand === 'CONTAINS' || answer === null ? answer : !answer;
    },
  };
}
