// From a stranger to somebody with a workspace.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageTitle, readCount, useBrowser } from './browser.mjs';

const openPage = useBrowser();

test('a new workspace opens with records to try things on', async () => {
  const page = await openPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.waitForURL('**/sign-up');
  await page.getByLabel('E-mail').fill(`ada.${Date.now()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByLabel('Workspace name').fill('Analytical Engines');
  await page.getByLabel('Your first name').fill('Ada');
  await page.getByLabel('Last name').fill('Lovelace');
  await page.getByRole('button', { name: 'Create workspace' }).click();

  await pageTitle(page, 'Companies').waitFor();
  await page.getByRole('rowheader', { name: 'Lanternfish Software' }).waitFor();
  assert.equal(await readCount(page), 5);
  await page.getByRole('button', { name: 'Analytical Engines, switch workspace' }).waitFor();
  await page.getByRole('button', { name: 'Ada Lovelace, your menu' }).waitFor();
});

test('a password that is too short is told at its field', async () => {
  const page = await openPage();
  await page.goto('/sign-up');
  await page.getByLabel('E-mail').fill('short@example.com');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('aria-invalid'), 'true');
});
