/** Dates and times as people read them; formatters are expensive, so each is made once. */

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "22 Nov 2026" */
export function dayText(iso: string): string {
  return day.format(new Date(iso));
}

/** "22 Nov, 14:05" */
export function momentText(iso: string): string {
  return moment.format(new Date(iso));
}

/** "3 days ago", "in 2 months"; "just now" within a minute. */
export function agoText(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1_000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step ? ago.format(Math.round(seconds / step[1]), step[0]) : 'just now';
}

export function isPast(iso: string, now = Date.now()): boolean {
  return Date.parse(iso) < now;
}
