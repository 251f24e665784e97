/** Where a column of a file can go: a field of the object, or one part of a composite field. */
import type { FieldMetadata, FieldType, ObjectMetadata } from '@/modules/object-metadata';

export interface ImportTarget {
  key: string;
  fieldName: string;
  subFieldName: string | null;
  label: string;
  field: FieldMetadata;
}

/** Column by column: the key of its target, or null for "do not import". */
export type ColumnTargets = readonly (string | null)[];

export interface Suggestion {
  column: number;
  fieldName: string;
  subFieldName: string | null;
}

const notImportable: ReadonlySet<FieldType> = new Set([
  'ACTOR',
  'FILES',
  'MORPH_RELATION',
  'POSITION',
  'RELATION',
  'TS_VECTOR',
]);

const parts: Partial<Record<FieldType, Readonly<Record<string, string>>>> = {
  FULL_NAME: { firstName: 'First name', lastName: 'Last name' },
  EMAILS: { primaryEmail: 'Primary e-mail' },
  PHONES: {
    primaryPhoneNumber: 'Number',
    primaryPhoneCountryCode: 'Country code',
    primaryPhoneCallingCode: 'Calling code',
  },
  LINKS: { primaryLinkUrl: 'Address', primaryLinkLabel: 'Label' },
  CURRENCY: { amountMicros: 'Amount', currencyCode: 'Currency' },
  ADDRESS: {
    addressStreet1: 'Street',
    addressStreet2: 'Street, second line',
    addressPostcode: 'Postcode',
    addressCity: 'City',
    addressState: 'State',
    addressCountry: 'Country',
    addressLat: 'Latitude',
    addressLng: 'Longitude',
  },
};

export function targetKey(fieldName: string, subFieldName: string | null): string {
  return subFieldName ? `${fieldName}.${subFieldName}` : fieldName;
}

/** Every place a column may go, in the order of the object's fields. */
export function listTargets({ fields }: ObjectMetadata): ImportTarget[] {
  return fields
    .filter(({ type, isSystem }) => !isSystem && !notImportable.has(type))
    .flatMap((field) => [
      { key: field.name, fieldName: field.name, subFieldName: null, label: field.label, field },
      ...Object.entries(parts[field.type] ?? {}).map(([subFieldName, label]) => ({
        key: targetKey(field.name, subFieldName),
        fieldName: field.name,
        subFieldName,
        label: `${field.label}: ${label}`,
        field,
      })),
    ]);
}

export function targetsFromSuggestions(
  columnCount: number,
  suggestions: readonly Suggestion[],
  targets: readonly ImportTarget[],
): ColumnTargets {
  const known = new Set(targets.map(({ key }) => key));
  const byColumn = new Map(suggestions.map((each) => [each.column, targetKey(each.fieldName, each.subFieldName)]));
  return Array.from({ length: columnCount }, (_, column) => {
    const key = byColumn.get(column);
    return key && known.has(key) ? key : null;
  });
}

/** Columns that fill what another column fills too: the same target, or a field as a whole and one of its parts. */
export function conflictingColumns(columns: ColumnTargets): ReadonlySet<number> {
  const conflicts = new Set<number>();
  for (const [a, first] of columns.entries()) {
    for (const [b, second] of columns.entries()) {
      if (a < b && first && second && overlaps(first, second)) conflicts.add(a).add(b);
    }
  }
  return conflicts;
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Fields without which no record can be created. */
export function missingFields({ fields }: ObjectMetadata, columns: ColumnTargets): FieldMetadata[] {
  const filled = new Set(columns.map((key) => key?.split('.')[0]));
  return fields.filter(
    ({ name, type, isNullable, isSystem, defaultValue }) =>
      !isNullable && !isSystem && defaultValue == null && !notImportable.has(type) && !filled.has(name),
  );
}

/** Types whose values can tell records apart. */
const comparable: ReadonlySet<FieldType> = new Set(['TEXT', 'NUMBER', 'EMAILS', 'LINKS', 'PHONES', 'FULL_NAME']);

export interface MatchOption {
  fieldName: string;
  label: string;
  isUnique: boolean;
}

/** By what an existing record can be recognised: unique fields and the name, as far as the file fills them. */
export function matchOptions(object: ObjectMetadata, columns: ColumnTargets): MatchOption[] {
  const filled = new Set(columns.map((key) => key?.split('.')[0]));
  return object.fields
    .filter(({ name, type }) => filled.has(name) && comparable.has(type))
    .filter(({ id, isUnique }) => isUnique || id === object.labelIdentifierFieldMetadataId)
    .map(({ name, label, isUnique }) => ({ fieldName: name, label, isUnique }))
    .toSorted((a, b) => Number(b.isUnique) - Number(a.isUnique));
}

export interface ColumnMappingInput {
  column: number;
  fieldName: string;
  subFieldName: string | null;
}

export function toMappingInput(columns: ColumnTargets): ColumnMappingInput[] {
  return columns.flatMap((key, column) => {
    if (!key) return [];
    const [fieldName = '', subFieldName = null] = key.split('.');
    return [{ column, fieldName, subFieldName }];
  });
}
