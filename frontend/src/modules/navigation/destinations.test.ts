import { expect, it } from 'vitest';
import { ObjectCatalogue, type ObjectMetadata } from '@/modules/object-metadata';
import { destinationsOf, leadsTo, sharedDestinations, targetAt } from './destinations';
import type { NavigationItem } from './types';

const object = (id: string, labelPlural: string) =>
  ({
    id,
    nameSingular: id,
    namePlural: `${id}s`,
    labelPlural,
    isSystem: false,
    fields: [],
  }) as unknown as ObjectMetadata;

const catalogue = new ObjectCatalogue([object('pet', 'Pets'), object('rocket', 'Rockets')]);
const views = [{ id: 'v1', name: 'All {objectLabelPlural}', objectMetadataId: 'rocket' }];

const item = (id: string, given: Partial<NavigationItem>): NavigationItem => ({
  id,
  userWorkspaceId: null,
  type: 'OBJECT',
  name: null,
  link: null,
  folderId: null,
  position: 0,
  viewId: null,
  targetObjectMetadataId: null,
  targetRecordId: null,
  targetRecordIdentifier: null,
  ...given,
});

const shown = (items: NavigationItem[], owner: string | null = null) =>
  destinationsOf({ items, views }, catalogue, owner).map(({ label, path, link }) => [label, path ?? link]);

it('leads to objects, views, records and other sites, in order', () => {
  const items = [
    item('d', { type: 'LINK', name: 'Manual', link: 'https://example.com', position: 4 }),
    item('c', {
      type: 'RECORD',
      targetObjectMetadataId: 'pet',
      targetRecordId: 'rex',
      targetRecordIdentifier: { labelIdentifier: 'Rex' },
      position: 3,
    }),
    item('b', { type: 'VIEW', viewId: 'v1', position: 2 }),
    item('a', { targetObjectMetadataId: 'rocket', position: 1 }),
  ];
  expect(shown(items)).toEqual([
    ['Rockets', '/objects/rockets'],
    ['All Rockets', '/objects/rockets?view=v1'],
    ['Rex', '/objects/pets?record=rex'],
    ['Manual', 'https://example.com'],
  ]);
});

it('leaves out what leads nowhere', () => {
  const items = [
    item('a', { targetObjectMetadataId: 'gone' }),
    item('b', { type: 'VIEW', viewId: 'gone' }),
    item('c', { type: 'RECORD', targetObjectMetadataId: 'pet', targetRecordId: 'gone' }),
    item('d', { type: 'PAGE_LAYOUT' }),
  ];
  expect(shown(items)).toEqual([]);
});

it('keeps what is in a folder there, and each owner apart', () => {
  const items = [
    item('folder', { type: 'FOLDER', name: 'Later', userWorkspaceId: 'me' }),
    item('inside', { targetObjectMetadataId: 'pet', folderId: 'folder', userWorkspaceId: 'me' }),
    item('shared', { targetObjectMetadataId: 'rocket' }),
  ];
  const [folder] = destinationsOf({ items, views }, catalogue, 'me');
  expect(folder?.label).toBe('Later');
  expect(folder?.children.map(({ label }) => label)).toEqual(['Pets']);
  expect(shown(items)).toEqual([['Rockets', '/objects/rockets']]);
});

it('shows every object where nobody has made a navigation', () => {
  expect(sharedDestinations({ items: [], views }, catalogue).map(({ label }) => label)).toEqual(['Pets', 'Rockets']);
});

it('knows what stands at an address, and finds it among the favourites', () => {
  const at = (pathname: string, search = '') => targetAt({ pathname, search }, catalogue);
  expect(at('/settings/profile')).toBeNull();
  expect(at('/objects/nothings')).toBeNull();
  expect(at('/objects/pets/import')).toBeNull();
  expect(at('/objects/pets')?.type).toBe('OBJECT');
  expect(at('/objects/pets', '?view=v2')).toMatchObject({ type: 'VIEW', viewId: 'v2', targetObjectMetadataId: null });
  expect(at('/objects/pets', '?view=v2&record=rex')).toMatchObject({ type: 'RECORD', targetRecordId: 'rex' });
  const target = at('/objects/pets');
  expect(target && leadsTo(item('a', { targetObjectMetadataId: 'pet' }), target)).toBe(true);
  expect(target && leadsTo(item('a', { targetObjectMetadataId: 'rocket' }), target)).toBe(false);
});
