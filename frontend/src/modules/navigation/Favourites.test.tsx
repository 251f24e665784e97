import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { session, viewerStore } from '@/modules/auth';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { answers, refuses, startApi } from '@/testing/api';
import { Favourites } from './Favourites';
import { navigationStore } from './navigationStore';
import type { NavigationItem } from './types';

startApi();

const pet = { id: 'pet', nameSingular: 'pet', namePlural: 'pets', labelPlural: 'Pets', isSystem: false, fields: [] };
const rocket = { ...pet, id: 'rocket', nameSingular: 'rocket', namePlural: 'rockets', labelPlural: 'Rockets' };

const favourite = (id: string, objectId: string, position: number): NavigationItem => ({
  id,
  userWorkspaceId: 'me',
  type: 'OBJECT',
  name: null,
  link: null,
  folderId: null,
  position,
  viewId: null,
  targetObjectMetadataId: objectId,
  targetRecordId: null,
  targetRecordIdentifier: null,
});

beforeEach(() => {
  session.start({ token: 'good', expiresAt: Date.now() + 3_600_000 });
  metadataStore.replace([pet, rocket] as unknown as ObjectMetadata[]);
  viewerStore.replace({
    user: { id: 'u', email: 'ada@example.com' },
    member: { id: 'm', name: { firstName: 'Ada', lastName: '' }, avatarUrl: null },
    workspace: { id: 'w', displayName: 'Somewhere', logo: null },
    userWorkspaceId: 'me',
    permissionFlags: [],
  });
  navigationStore.replace({ items: [], views: [] });
});

function show(path: string) {
  const router = createMemoryRouter([{ path: '*', element: <Favourites /> }], { initialEntries: [path] });
  render(<RouterProvider router={router} />);
}

const names = () => screen.queryAllByRole('link').map(({ textContent }) => textContent);

it('keeps the page one is on, and lets it go again', async () => {
  let asked: unknown;
  answers('CreateNavigationMenuItem', ({ input }) => {
    asked = input;
    return { createNavigationMenuItem: favourite('new', 'pet', 0) };
  });
  answers('DeleteNavigationMenuItem', ({ id }) => ({ deleteNavigationMenuItem: { id } }));
  show('/objects/pets');
  await userEvent.click(screen.getByRole('button', { name: 'Add this page to favourites' }));
  expect(await screen.findByRole('link', { name: 'Pets' })).toBeDefined();
  expect(asked).toEqual({
    type: 'OBJECT',
    targetObjectMetadataId: 'pet',
    targetRecordId: null,
    viewId: null,
    userWorkspaceId: 'me',
  });
  await userEvent.click(screen.getByRole('button', { name: 'Remove this page from favourites' }));
  expect(names()).toEqual([]);
});

it('brings back what the server would not let go', async () => {
  refuses('DeleteNavigationMenuItem', { message: 'No', code: 'FORBIDDEN' });
  navigationStore.replace({ items: [favourite('kept', 'pet', 0)] });
  show('/objects/pets');
  await userEvent.click(screen.getByRole('button', { name: 'Remove this page from favourites' }));
  await expect.poll(names).toEqual(['Pets']);
});

it('moves a favourite up by its menu', async () => {
  let asked: unknown;
  answers('UpdateManyNavigationMenuItems', ({ inputs }) => {
    asked = inputs;
    return { updateManyNavigationMenuItems: [] };
  });
  navigationStore.replace({ items: [favourite('first', 'pet', 0), favourite('second', 'rocket', 1)] });
  show('/settings/profile');
  expect(screen.queryByRole('button', { name: 'Add this page to favourites' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'What to do with Rockets' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Move up' }));
  expect(names()).toEqual(['Rockets', 'Pets']);
  await expect
    .poll(() => asked)
    .toEqual([
      { id: 'second', update: { position: 0 } },
      { id: 'first', update: { position: 1 } },
    ]);
});

it('takes no room where nothing is kept and nothing can be', () => {
  show('/settings/profile');
  expect(screen.queryByRole('heading', { name: 'Favourites' })).toBeNull();
});
