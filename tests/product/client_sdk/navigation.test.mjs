import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, client, readObjects } from './client.mjs';

const item = all({ targetRecordIdentifier: all() });
const readItems = async () => (await client.query({ navigationMenuItems: item })).navigationMenuItems;

test('the navigation leads to objects, and to what people add', async () => {
  const { person, rocket } = await readObjects();
  const targets = new Set((await readItems()).map(({ targetObjectMetadataId }) => targetObjectMetadataId));
  assert.ok(targets.has(person.id));
  assert.ok(targets.has(rocket.id));
  const folderId = crypto.randomUUID();
  const { createManyNavigationMenuItems: made } = await client.mutation({
    createManyNavigationMenuItems: {
      __args: {
        inputs: [
          { id: folderId, type: 'FOLDER', name: 'Reading' },
          { type: 'LINK', name: 'Manual', link: 'https://example.com', folderId },
          { type: 'OBJECT', targetObjectMetadataId: person.id, folderId },
        ],
      },
      ...item,
    },
  });
  const { updateNavigationMenuItem: link } = await client.mutation({
    updateNavigationMenuItem: {
      __args: { input: { id: made[1].id, update: { name: 'Handbook', folderId: null } } },
      ...item,
    },
  });
  assert.equal(link.name, 'Handbook');
  assert.equal(link.folderId, null);
  const { navigationMenuItem } = await client.query({ navigationMenuItem: { __args: { id: link.id }, ...item } });
  assert.deepEqual(navigationMenuItem, link);
  await client.mutation({
    deleteNavigationMenuItem: { __args: { id: folderId }, id: true },
    deleteManyNavigationMenuItems: { __args: { ids: [link.id] }, id: true },
  });
  const left = new Set((await readItems()).map(({ id }) => id));
  assert.ok(made.every(({ id }) => !left.has(id)));
});

test('a link that runs something is refused', async () => {
  const input = { type: 'LINK', link: 'javascript:alert(1)' };
  await assert.rejects(
    client.mutation({ createNavigationMenuItem: { __args: { input }, id: true } }),
    ({ errors: [{ extensions }] }) => extensions.code === 'METADATA_VALIDATION_FAILED',
  );
});

test('the command menu is read, added to, changed and put back', async () => {
  const command = all({
    frontComponent: all(),
    payload: { on_PathCommandMenuItemPayload: all(), on_ObjectMetadataCommandMenuItemPayload: all() },
  });
  const { commandMenuItems } = await client.query({ commandMenuItems: command });
  const search = commandMenuItems.find(({ engineComponentKey }) => engineComponentKey === 'SEARCH_RECORDS');
  const { createCommandMenuItem: made } = await client.mutation({
    createCommandMenuItem: {
      __args: { input: { engineComponentKey: 'NAVIGATION', label: 'Go home', payload: { path: '/' } } },
      ...command,
    },
  });
  assert.equal(made.payload.path, '/');
  const { updateCommandMenuItem } = await client.mutation({
    updateCommandMenuItem: { __args: { input: { id: search.id, label: 'Look for it' } }, ...command },
  });
  assert.equal(updateCommandMenuItem.label, 'Look for it');
  const { resetCommandMenuItem, deleteCommandMenuItem } = await client.mutation({
    resetCommandMenuItem: { __args: { id: search.id }, ...command },
    deleteCommandMenuItem: { __args: { id: made.id }, id: true },
  });
  assert.equal(resetCommandMenuItem.label, search.label);
  assert.equal(deleteCommandMenuItem.id, made.id);
});
