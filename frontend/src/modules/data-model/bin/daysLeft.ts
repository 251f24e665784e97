const msPerDay = 86_400_000;

/** "13 days left", "less than a day left". */
export function daysLeft(purgedAt: string, now = Date.now()): string {
  const days = Math.floor((Date.parse(purgedAt) - now) / msPerDay);
  if (days < 1) return 'less than a day left';
  return days === 1 ? '1 day left' : `${days} days left`;
}
