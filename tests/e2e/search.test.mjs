// Finding a record from anywhere: with the keys on a desk, with the thumb on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder, pageTitle, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const phone = { width: 390, height: 844 };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const picturesTo = process.env.PICTURES_TO;

const palette = (page) => page.getByRole('dialog', { name: 'Search' });
const field = (page) => page.getByRole('combobox', { name: 'Search records' });

test('a record is found and opened without the mouse', async () => {
  const page = await openPage();
  await signIn(page, 'jane.austen@apple.dev');
  await page.keyboard.press('Control+k');
  await field(page).fill('anvil str');
  await page.getByRole('option', { name: 'Anvil Structures Company' }).waitFor();
  await look(page, 'search-desktop');
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
  await look(page, 'search-places-desktop');
  await field(page).fill('qqqqzzzz');
  await palette(page).getByText('Nothing found for “qqqqzzzz”.').waitFor();
  await look(page, 'search-nothing-desktop');
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
  await look(page, 'search-phone');
  await page.getByRole('button', { name: 'Close search' }).click();
  await palette(page).waitFor({ state: 'hidden' });
});

/** Nothing of it keeps anybody out, by day or by night. */
async function look(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
    if (picturesTo) await page.screenshot({ path: `${picturesTo}/${name}-${colorScheme}.png` });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${name} ${colorScheme}: ${id} at ${nodes[0].target}`),
      [],
    );
  }
}
