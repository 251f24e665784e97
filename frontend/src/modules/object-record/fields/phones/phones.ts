import { type Parsed, parsed, refused } from '../fieldKind';

export interface Phone {
  readonly number: string;
  readonly countryCode: string;
  readonly callingCode: string;
}

/** The primary phone first. */
export type Phones = readonly Phone[];

export const noPhone: Phone = { number: '', countryCode: '', callingCode: '' };

export function formatPhone({ number, callingCode }: Phone): string {
  return callingCode && !number.startsWith('+') ? `${callingCode} ${number}` : number;
}

/** The server knows every country's numbers; here only what cannot be a number at all is refused. */
export function parsePhones(texts: readonly string[], previous: Phones | null): Parsed<Phones> {
  const numbers = texts.map((text) => text.trim().replace(/^tel:/i, '')).filter(Boolean);
  const wrong = numbers.find((text) => !/^[+(]?[\d\s().\-/]{3,24}$/.test(text) || text.replace(/\D/g, '').length < 3);
  if (wrong) return refused(`“${wrong}” is not a phone number`);
  const phones = numbers.map((text) => previous?.find((phone) => formatPhone(phone) === text) ?? newPhone(text));
  return parsed(phones.length ? phones : null);
}

const newPhone = (text: string): Phone => ({ ...noPhone, number: text });
