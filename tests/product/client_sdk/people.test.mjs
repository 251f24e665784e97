import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, client } from './client.mjs';

test('roles are read with what they allow', async () => {
  const { getRoles } = await client.query({
    getRoles: {
      id: true,
      label: true,
      canUpdateAllSettings: true,
      objectPermissions: { objectMetadataId: true, canReadObjectRecords: true },
      workspaceMembers: { id: true, name: all() },
    },
  });
  const admin = getRoles.find(({ label }) => label === 'Admin');
  assert.equal(admin.canUpdateAllSettings, true);
  assert.ok(admin.workspaceMembers.length > 0);
});

test('the sessions of the person who asks are read', async () => {
  const { currentUserSessions } = await client.query({ currentUserSessions: all() });
  assert.ok(currentUserSessions.some(({ isCurrent }) => isCurrent));
});
