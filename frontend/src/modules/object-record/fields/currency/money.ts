/** Amounts are kept in millionths of the unit, so that no cent is lost to floating point. */
import type { FieldMetadata } from '@/modules/object-metadata';

export const microsPerUnit = 1_000_000;

export interface Currency {
  readonly amountMicros: number;
  readonly currencyCode: string;
}

export const currencyCodes = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'INR',
  'CAD',
  'AUD',
  'NZD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
  'BGN',
  'TRY',
  'UAH',
  'ILS',
  'AED',
  'SAR',
  'QAR',
  'ZAR',
  'NGN',
  'KES',
  'EGP',
  'MAD',
  'BRL',
  'MXN',
  'ARS',
  'CLP',
  'COP',
  'PEN',
  'KRW',
  'TWD',
  'HKD',
  'SGD',
  'MYR',
  'THB',
  'IDR',
  'PHP',
  'VND',
  'PKR',
  'BDT',
] as const;

const symbols: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  '₪': 'ILS',
};

/** The currency a text names by code or symbol. */
export function currencyInText(text: string): string | null {
  const code = /(?:^|[^a-z])([a-z]{3})(?![a-z])/i.exec(text)?.[1]?.toUpperCase();
  if (code && (currencyCodes as readonly string[]).includes(code)) return code;
  const symbol = [...text].find((character) => symbols[character]);
  return symbol ? (symbols[symbol] ?? null) : null;
}

/** The field's own currency, e.g. `{ currencyCode: "'EUR'" }` in its default. */
export function defaultCurrencyOf(field: FieldMetadata): string {
  const { currencyCode } = (field.defaultValue ?? {}) as { currencyCode?: string };
  return currencyCode?.replaceAll("'", '') || 'USD';
}

const formatters = new Map<string, Intl.NumberFormat>();

type Look = 'whole' | 'exact' | 'short';

const digitsOf: Readonly<Record<Look, Intl.NumberFormatOptions>> = {
  whole: { maximumFractionDigits: 0 },
  exact: {},
  short: { notation: 'compact', maximumFractionDigits: 1 },
};

function formatterOf(currency: string, look: Look): Intl.NumberFormat {
  const key = `${currency}${look}`;
  const digits = digitsOf[look];
  const known =
    formatters.get(key) ??
    new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  formatters.set(key, known);
  return known;
}

/** "€49,200", with cents only where there are some; in short "€49.2K". */
export function formatAmount({ amountMicros, currencyCode }: Currency, isShort = false): string {
  const amount = amountMicros / microsPerUnit;
  if (!/^[A-Z]{3}$/.test(currencyCode)) return amount.toLocaleString();
  const look = Number.isInteger(amount) ? 'whole' : 'exact';
  return formatterOf(currencyCode, isShort ? 'short' : look).format(amount);
}
