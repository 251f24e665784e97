import type { ObjectMetadata } from '@/modules/object-metadata';
import { findFieldByName, isFieldFilter, kindOf, type RecordFilter } from '@/modules/object-record';

/** What a new record must have to be in a filtered list, as far as a filter names a value: "Stage is Won" makes one that is. */
export function newValues(object: ObjectMetadata, filters: readonly RecordFilter[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    filters.filter(isFieldFilter).flatMap(({ fieldName, operand, values }) => {
      const field = findFieldByName(object, fieldName);
      const [value] = values;
      if (!field || operand !== 'IS' || value === undefined || values.length > 1) return [];
      if (field.type === 'SELECT' || field.type === 'RATING') return [[fieldName, value]];
      const answer =
        field.type === 'BOOLEAN' || field.type === 'NUMBER' ? kindOf(field).parse(value, field, null) : null;
      return answer?.ok ? [[fieldName, answer.value]] : [];
    }),
  );
}
