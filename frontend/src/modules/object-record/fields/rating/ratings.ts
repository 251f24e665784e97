export const ratingSteps = [1, 2, 3, 4, 5] as const;
export const ratingValue = (step: number): string => `RATING_${step}`;
/** `RATING_4` → "4". */
export const ratingText = (value: string): string => value.slice('RATING_'.length);
