const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: false });

export const compareTexts = (left: string, right: string): number => collator.compare(left, right);
export const compareNumbers = (left: number, right: number): number => left - right;
/** For forms whose order is that of their characters: ISO dates, ids. */
export const compareCodes = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
