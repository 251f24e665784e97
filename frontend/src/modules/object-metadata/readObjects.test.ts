import { describe, expect, it } from 'vitest';
import { readObjects } from './objects.graphql';
import type { FieldMetadata } from './types';

function field(id: string, values: Partial<FieldMetadata> = {}): FieldMetadata {
  return {
    id,
    objectMetadataId: 'person',
    type: 'TEXT',
    name: id,
    label: id,
    description: null,
    icon: null,
    isActive: true,
    isSystem: false,
    isUIReadOnly: false,
    isNullable: true,
    isUnique: false,
    defaultValue: null,
    options: null,
    settings: null,
    relation: null,
    morphRelations: null,
    ...values,
  };
}

function result(...fieldsList: FieldMetadata[]) {
  const node = {
    id: 'person',
    nameSingular: 'person',
    namePlural: 'people',
    labelSingular: 'Person',
    labelPlural: 'People',
    description: null,
    icon: null,
    isActive: true,
    isSystem: false,
    isSearchable: true,
    labelIdentifierFieldMetadataId: 'name',
    imageIdentifierFieldMetadataId: null,
    fieldsList,
  };
  return { objects: { edges: [{ node }] } };
}

describe('what a person knows of objects', () => {
  it('leaves out fields that are not active or that their role may not see', () => {
    const fields = [field('name'), field('old', { isActive: false }), field('salary')];
    const [person] = readObjects(result(...fields), new Map(), { salary: { canRead: false, canUpdate: false } });
    expect(person?.fields.map(({ name }) => name)).toEqual(['name']);
  });

  it('lets nobody edit what their role may only see', () => {
    const restricted = { city: { canRead: true, canUpdate: false } };
    const [person] = readObjects(result(field('name'), field('city')), new Map(), restricted);
    expect(person?.fields.map(({ isUIReadOnly }) => isUIReadOnly)).toEqual([false, true]);
  });

  it('leaves out objects that their role may not see', () => {
    const nothing = { canRead: false, canUpdate: false, canSoftDelete: false, canDestroy: false };
    expect(readObjects(result(field('name')), new Map([['person', nothing]]))).toEqual([]);
  });
});
