const msPerDay = 86_400_000;

/** "14 days left", "less than a day left". */
export function daysLeft(purgedAt: string, now = Date.now()): string {
  const left = (Date.parse(purgedAt) - now) / msPerDay;
  if (left < 1) return 'less than a day left';
  const days = Math.round(left);
  return days === 1 ? '1 day left' : `${days} days left`;
}
