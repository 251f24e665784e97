/** Periods that move with today: "the past 7 days", "this month". On the wire: `PAST_7_DAY`, `THIS_1_MONTH`. */
import { addDays, addMonths, firstWeekdayOfLocale, weekdayOf } from './calendar';

export const periodDirections = ['PAST', 'THIS', 'NEXT'] as const;
export const periodUnits = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;

export type PeriodUnit = (typeof periodUnits)[number];

export interface Period {
  readonly direction: (typeof periodDirections)[number];
  readonly amount: number;
  readonly unit: PeriodUnit;
}

const code = /^(PAST|THIS|NEXT)_(\d+)_(DAY|WEEK|MONTH|QUARTER|YEAR)\b/;

export function readPeriod(text: string): Period | null {
  const [, direction, amount, unit] = code.exec(text) ?? [];
  if (!direction || !unit) return null;
  return { direction: direction as Period['direction'], amount: Math.max(1, Number(amount)), unit: unit as PeriodUnit };
}

export function writePeriod({ direction, amount, unit }: Period): string {
  return `${direction}_${direction === 'THIS' ? 1 : amount}_${unit}`;
}

/** "the past 7 days". */
export function periodText({ direction, amount, unit }: Period): string {
  const word = unit.toLowerCase();
  if (direction === 'THIS') return `this ${word}`;
  const which = direction === 'PAST' ? 'past' : 'next';
  return amount === 1 ? `the ${which} ${word}` : `the ${which} ${amount} ${word}s`;
}

/** The first and the last day of a period; today belongs to all of them. */
export function daysOf({ direction, amount, unit }: Period, today: string): { from: string; until: string } {
  if (direction === 'PAST') return { from: shift(today, unit, -amount), until: today };
  if (direction === 'NEXT') return { from: today, until: shift(today, unit, amount) };
  const from = startOf(today, unit);
  return { from, until: addDays(shift(from, unit, 1), -1) };
}

const monthsIn: Readonly<Record<Exclude<PeriodUnit, 'DAY' | 'WEEK'>, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

function shift(day: string, unit: PeriodUnit, count: number): string {
  if (unit === 'DAY') return addDays(day, count);
  return unit === 'WEEK' ? addDays(day, 7 * count) : addMonths(day, monthsIn[unit] * count);
}

function startOf(day: string, unit: PeriodUnit): string {
  if (unit === 'DAY') return day;
  if (unit === 'WEEK') return addDays(day, -((weekdayOf(day) - firstWeekdayOfLocale() + 7) % 7));
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % monthsIn[unit]);
  return `${day.slice(0, 4)}-${String(first + 1).padStart(2, '0')}-01`;
}
