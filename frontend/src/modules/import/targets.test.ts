import { describe, expect, it } from 'vitest';
import type { FieldMetadata, FieldType, ObjectMetadata } from '@/modules/object-metadata';
import {
  conflictingColumns,
  listTargets,
  matchOptions,
  missingFields,
  targetsFromSuggestions,
  toMappingInput,
} from './targets';

const field = (name: string, type: FieldType, more: Partial<FieldMetadata> = {}) =>
  ({ id: name, name, type, label: name, isNullable: true, isSystem: false, isUnique: false, ...more }) as FieldMetadata;

const company = {
  labelIdentifierFieldMetadataId: 'name',
  fields: [
    field('id', 'UUID', { isSystem: true }),
    field('name', 'TEXT'),
    field('domainName', 'LINKS', { isUnique: true }),
    field('address', 'ADDRESS'),
    field('accountOwner', 'RELATION'),
    field('createdBy', 'ACTOR'),
    field('code', 'TEXT', { isNullable: false }),
    field('idealCustomerProfile', 'BOOLEAN', { isNullable: false, defaultValue: false }),
  ],
} as unknown as ObjectMetadata;

const targets = listTargets(company);

it('offers fields and their parts, but nothing that a file cannot fill', () => {
  const keys = targets.map(({ key }) => key);
  expect(keys).toContain('name');
  expect(keys).toContain('address');
  expect(keys).toContain('address.addressCity');
  expect(keys).not.toContain('accountOwner');
  expect(keys).not.toContain('createdBy');
  expect(keys).not.toContain('id');
});

it('takes over suggestions that name a real target', () => {
  const suggestions = [
    { column: 1, fieldName: 'name', subFieldName: null },
    { column: 2, fieldName: 'address', subFieldName: 'addressCity' },
    { column: 3, fieldName: 'nonsense', subFieldName: null },
  ];
  expect(targetsFromSuggestions(4, suggestions, targets)).toEqual([null, 'name', 'address.addressCity', null]);
});

describe('two columns for one target', () => {
  it.each([
    [
      ['name', null, 'name'],
      [0, 2],
    ],
    [
      ['address', 'address.addressCity'],
      [0, 1],
    ],
    [['address.addressCity', 'address.addressState', null, null], []],
    [[null, null], []],
  ])('%j conflicts at %j', (columns, conflicts) => {
    expect([...conflictingColumns(columns)]).toEqual(conflicts);
  });
});

it('knows what is required and not yet filled', () => {
  expect(missingFields(company, ['name', null]).map(({ name }) => name)).toEqual(['code']);
  expect(missingFields(company, ['name', 'code'])).toEqual([]);
});

it('recognises existing records by unique fields first, then by name, if the file has them', () => {
  expect(matchOptions(company, ['name', 'domainName']).map(({ fieldName }) => fieldName)).toEqual([
    'domainName',
    'name',
  ]);
  expect(matchOptions(company, ['address'])).toEqual([]);
});

it('sends only columns that go somewhere', () => {
  expect(toMappingInput([null, 'name', 'address.addressCity'])).toEqual([
    { column: 1, fieldName: 'name', subFieldName: null },
    { column: 2, fieldName: 'address', subFieldName: 'addressCity' },
  ]);
});
