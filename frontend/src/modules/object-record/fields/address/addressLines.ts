import type { FieldSettings } from '@/modules/object-metadata';

export const addressLines = [
  ['addressStreet1', 'Street'],
  ['addressStreet2', 'Street, line 2'],
  ['addressPostcode', 'Postcode'],
  ['addressCity', 'City'],
  ['addressState', 'State'],
  ['addressCountry', 'Country'],
] as const;

/** The lines that a field asks for and shows: all, unless its settings choose some. */
export function linesOf(settings: FieldSettings | null): readonly (typeof addressLines)[number][] {
  const chosen = settings?.subFields;
  return chosen?.length ? addressLines.filter(([line]) => chosen.includes(line)) : addressLines;
}

export type AddressLine = (typeof addressLines)[number][0];

export interface Address extends Readonly<Record<AddressLine, string>> {
  readonly addressLat: number | null;
  readonly addressLng: number | null;
}

export const noAddress: Address = {
  addressStreet1: '',
  addressStreet2: '',
  addressPostcode: '',
  addressCity: '',
  addressState: '',
  addressCountry: '',
  addressLat: null,
  addressLng: null,
};
