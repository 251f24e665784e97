const numbers = new Intl.NumberFormat('en');

/** "1 company", "503 companies". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${numbers.format(count)} ${count === 1 ? singular : plural}`;
}

export function numberText(value: number): string {
  return numbers.format(value);
}
