// What a person keeps at hand: objects, views and records, in the sidebar and on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageTitle, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const favourites = (page) => page.getByRole('region', { name: 'Favourites' });
const links = (page) => favourites(page).getByRole('link');
const keep = (page) => favourites(page).getByRole('button', { name: 'Add this page to favourites' });
const letGo = (page) => favourites(page).getByRole('button', { name: 'Remove this page from favourites' });

async function choose(page, favourite, action) {
  await favourites(page).getByRole('listitem').filter({ hasText: favourite }).hover();
  await favourites(page)
    .getByRole('button', { name: `What to do with ${favourite}` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('pages are kept, ordered and let go, and nobody else sees them', async () => {
  const page = await openPage();
  await signIn(page, 'jony.ive@apple.dev');
  await page.goto('/objects/people');
  await keep(page).click();
  await links(page).filter({ hasText: 'People' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search records' }).fill('anvil str');
  await page.getByRole('option', { name: 'Anvil Structures Company' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Company record' }).waitFor();
  await keep(page).click();
  await links(page).filter({ hasText: 'Anvil Structures' }).waitFor();
  const isMoved = page.waitForResponse((response) => response.request().postData()?.includes('$inputs') ?? false);
  await choose(page, 'Anvil Structures', 'Move up');
  await isMoved;
  await page.goto('/settings/profile');
  await links(page).first().filter({ hasText: 'Anvil Structures' }).waitFor();
  await links(page).nth(1).filter({ hasText: 'People' }).waitFor();
  await links(page).filter({ hasText: 'Anvil Structures' }).click();
  await page.getByRole('complementary', { name: 'Company record' }).waitFor();

  const other = await openPage();
  await signIn(other, 'jane.austen@apple.dev');
  await keep(other).waitFor();
  assert.equal(await links(other).filter({ hasText: 'Anvil Structures' }).count(), 0);

  await letGo(page).click();
  await links(page).filter({ hasText: 'Anvil Structures' }).waitFor({ state: 'detached' });
  await choose(page, 'People', 'Remove');
  await links(page).filter({ hasText: 'People' }).waitFor({ state: 'detached' });
});

test('a favourite kept at the desk is there on the phone', async () => {
  const desk = await openPage();
  await signIn(desk, 'phil.schiler@apple.dev');
  await desk.goto('/objects/notes');
  await keep(desk).click();
  await links(desk).filter({ hasText: 'Notes' }).waitFor();
  const phone = await openPage({ width: 390, height: 844 }, { hasTouch: true, isMobile: true });
  await signIn(phone, 'phil.schiler@apple.dev');
  await phone.getByRole('button', { name: 'More' }).click();
  await links(phone).filter({ hasText: 'Notes' }).click();
  await pageTitle(phone, 'Notes').waitFor();
  await letGo(desk).click();
  await keep(desk).waitFor();
});
