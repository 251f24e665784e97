/** Conditions on days and moments. A day is a range, so that "is 22 Nov" finds every moment of it. */
import type { FieldFilter, FieldValues } from '../../types';
import { dayOf } from './calendar';
import { allOf, at, type Filtering, isNotNull, isNull } from './filters';
import { daysOf, type Period, readPeriod } from './relativeDates';

interface Range {
  from: string;
  until: string;
}

interface Bounds {
  gte?: string;
  gt?: string;
  lte?: string;
  lt?: string;
}

/** Both bounds are of the field's own form, which sorts as its characters do. */
export function dateFiltering(rangeOfDay: (day: string) => Range, now: () => string): Filtering<string> {
  /** The past ends now, and what comes begins now. A period that cannot be read limits nothing. */
  const boundsOfPeriod = (period: Period | null): Bounds => {
    if (!period) return {};
    const days = daysOf(period, dayOf(new Date()));
    const [from, until] = [rangeOfDay(days.from).from, rangeOfDay(days.until).until];
    if (period.direction === 'PAST') return { gte: from, lte: now() };
    return period.direction === 'NEXT' ? { gte: now(), lte: until } : { gte: from, lte: until };
  };
  const boundsOf = ({ operand, values }: FieldFilter): Bounds => {
    if (operand === 'IS_RELATIVE') return boundsOfPeriod(readPeriod(values[0] ?? ''));
    const { from, until } = rangeOfDay(operand === 'IS_TODAY' ? dayOf(new Date()) : (values[0] ?? dayOf(new Date())));
    if (operand === 'IS_BEFORE') return { lt: from };
    if (operand === 'IS_AFTER') return { gt: until };
    if (operand === 'IS_IN_PAST') return { lt: now() };
    if (operand === 'IS_IN_FUTURE') return { gt: now() };
    return { gte: from, lte: until };
  };
  return {
    operands: [
      'IS',
      'IS_BEFORE',
      'IS_AFTER',
      'IS_RELATIVE',
      'IS_TODAY',
      'IS_IN_PAST',
      'IS_IN_FUTURE',
      'IS_EMPTY',
      'IS_NOT_EMPTY',
    ],
    toFilter: (filter, field) => {
      if (filter.operand === 'IS_EMPTY') return at([field.name], isNull);
      if (filter.operand === 'IS_NOT_EMPTY') return at([field.name], isNotNull);
      const conditions = Object.entries(boundsOf(filter)).map(
        ([operator, bound]): FieldValues => ({ [operator]: bound }),
      );
      return allOf(conditions.map((condition) => at([field.name], condition)));
    },
    evaluate: (filter, value) => {
      if (filter.operand === 'IS_EMPTY') return value === null;
      if (filter.operand === 'IS_NOT_EMPTY') return value !== null;
      return value !== null && isWithin(value, boundsOf(filter));
    },
  };
}

function isWithin(value: string, { gte, gt, lte, lt }: Bounds): boolean {
  const isAfterStart = (gte === undefined || value >= gte) && (gt === undefined || value > gt);
  return isAfterStart && (lte === undefined || value <= lte) && (lt === undefined || value < lt);
}
