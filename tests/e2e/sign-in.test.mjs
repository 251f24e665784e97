// Coming in, staying in and leaving.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillCredentials, pageTitle, readCount, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const tim = 'tim@apple.dev';

test('a wrong password is told at its field', async () => {
  const page = await openPage();
  await page.goto('/sign-in');
  await fillCredentials(page, 'phil.schiler@apple.dev', 'not my password');
  const message = page.getByRole('alert');
  await message.waitFor();
  const field = page.getByLabel('Password', { exact: true });
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.getAttribute('aria-describedby'), await message.getAttribute('id'));
  assert.match(await message.innerText(), /password/iu);
  assert.match(page.url(), /\/sign-in$/u);
});

test('a session outlives a reload and ends with signing out', async () => {
  const page = await openPage();
  await signIn(page, tim);
  assert.ok((await readCount(page)) >= 600);
  await page.reload();
  await pageTitle(page, 'Companies').waitFor();
  assert.ok((await readCount(page)) >= 600);

  await page.getByRole('button', { name: /your menu/u }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/objects/companies');
  await page.waitForURL(/\/sign-in/u);
  await page.getByLabel('E-mail').waitFor();
});

test('nobody comes to records without signing in, and comes back to them after it', async () => {
  const page = await openPage();
  await page.goto('/objects/people');
  await page.waitForURL(/\/sign-in/u);
  await fillCredentials(page, 'jane.austen@apple.dev', 'tim@apple.dev');
  await pageTitle(page, 'People').waitFor();
});
