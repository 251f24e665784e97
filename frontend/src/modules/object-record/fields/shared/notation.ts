/** Defaults in the notation of the API: texts in quotes of their own, functions as bare words. */

export const quoted = (text: string): string => `'${text}'`;

/** The text within its quotes; null for what is no quoted text. */
export function unquoted(value: unknown): string | null {
  return typeof value === 'string' && /^'[\s\S]*'$/u.test(value) ? value.slice(1, -1) : null;
}
