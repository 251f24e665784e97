// Finding a record from anywhere: with the keys on a desk, with the thumb on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageTitle, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const phone = { width: 390, height: 844 };

const palette = (page) => page.getByRole('dialog', { name: 'Search' });
const field = (page) => page.getByRole('combobox', { name: 'Search records' });

test('a record is found and opened without the mouse', async () => {
  const page = await openPage();
  await signIn(page, 'jane.austen@apple.dev');
  await page.keyboard.press('Control+k');
  await field(page).fill('anvil str');
  await page.getByRole('option', { name: 'Anvil Structures Company' }).waitFor();
  await page.keyboard.press('Enter');
  await palette(page).waitFor({ state: 'hidden' });
  await page.getByRole('complementary', { name: 'Company record' }).waitFor();
  assert.match(page.url(), /\/objects\/companies\?record=/u);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'hidden' });
});

test('places are offered, and what is not found is said', async () => {
  const page = await openPage();
  await signIn(page, 'jane.austen@apple.dev');
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('button', { name: 'Search' }).click();
  await page.getByRole('option', { name: 'People' }).waitFor();
  await field(page).fill('qqqqzzzz');
  await palette(page).getByText('Nothing found for “qqqqzzzz”.').waitFor();
  await field(page).fill('peo');
  await page.keyboard.press('Enter');
  await pageTitle(page, 'People').waitFor();
});

test('a record is found on a phone', async () => {
  const page = await openPage(phone, { hasTouch: true, isMobile: true });
  await signIn(page, 'jane.austen@apple.dev');
  await page.getByRole('button', { name: 'Search' }).click();
  await field(page).fill('an');
  await page.getByRole('option').nth(3).waitFor();
  await page.getByRole('button', { name: 'Close search' }).click();
  await palette(page).waitFor({ state: 'hidden' });
});
