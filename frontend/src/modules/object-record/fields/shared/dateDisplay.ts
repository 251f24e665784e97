/** Days and moments as their field shows them: in short, by how far away they are, or after a pattern of its own. */
import type { FieldMetadata } from '@/modules/object-metadata';
import { agoText } from '@/modules/ui/time';
import { dayOf, formatDay, formatMoment, startOfDay } from './calendar';
import { formatPattern } from './datePattern';

const days = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const msPerDay = 86_400_000;

/** "tomorrow", "3 days ago", "in 2 months": days have no hours. */
function relativeDay(day: string): string {
  const [then, today] = [startOfDay(day), startOfDay(dayOf(new Date()))];
  const distance = Math.round((then.getTime() - today.getTime()) / msPerDay);
  return Math.abs(distance) < 31 ? days.format(distance, 'day') : agoText(then.toISOString(), today.getTime());
}

export function showDay(day: string, { settings }: FieldMetadata): string {
  if (settings?.displayFormat === 'RELATIVE') return relativeDay(day);
  const pattern = settings?.displayFormat === 'CUSTOM' && settings.customUnicodeDateFormat;
  return pattern ? formatPattern(pattern, startOfDay(day)) : formatDay(day);
}

export function showMoment(iso: string, { settings }: FieldMetadata): string {
  if (settings?.displayFormat === 'RELATIVE') return agoText(iso);
  const pattern = settings?.displayFormat === 'CUSTOM' && settings.customUnicodeDateFormat;
  return pattern ? formatPattern(pattern, new Date(iso)) : formatMoment(iso);
}
