import { beforeEach, expect, it } from 'vitest';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { firstObjectPath, navigableObjects, rememberObject, shortcutLetters } from './places';

const object = (nameSingular: string, namePlural: string, isSystem = false) =>
  ({
    id: nameSingular,
    nameSingular,
    namePlural,
    labelPlural: namePlural,
    isSystem,
    fields: [],
  }) as unknown as ObjectMetadata;

const objects = [
  object('rocket', 'rockets'),
  object('note', 'notes'),
  object('noteTarget', 'noteTargets', true),
  object('person', 'people'),
  object('pet', 'pets'),
  object('company', 'companies'),
];

beforeEach(() => {
  localStorage.clear();
  metadataStore.replace(objects);
});

it('lists the standard objects first, then people’s own, and none of the system’s', () => {
  expect(navigableObjects(objects).map(({ namePlural }) => namePlural)).toEqual([
    'companies',
    'people',
    'notes',
    'pets',
    'rockets',
  ]);
});

it('gives every object its own letter and keeps `s` for settings', () => {
  const letters = shortcutLetters(navigableObjects(objects));
  expect(Object.fromEntries(letters)).toEqual({ company: 'c', person: 'p', note: 'n', pet: 'e', rocket: 'r' });
});

it('starts where one was last', () => {
  expect(firstObjectPath()).toBe('/objects/companies');
  rememberObject('rockets');
  expect(firstObjectPath()).toBe('/objects/rockets');
  rememberObject('gone');
  expect(firstObjectPath()).toBe('/objects/companies');
});
