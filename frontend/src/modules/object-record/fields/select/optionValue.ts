/** How the API calls an option that people named. */

const longestValue = 63;

/** “In progress” → `IN_PROGRESS`; with a number after it where that is taken. */
export function valueOfLabel(label: string, others: readonly string[]): string {
  const words =
    label
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/gu) ?? [];
  const joined =
    words
      .join('_')
      .toUpperCase()
      .slice(0, longestValue - 4) || 'OPTION';
  const value = /^\d/u.test(joined) ? `_${joined}` : joined;
  if (!others.includes(value)) return value;
  let count = 2;
  while (others.includes(`${value}_${count}`)) count += 1;
  return `${value}_${count}`;
}
