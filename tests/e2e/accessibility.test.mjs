// Every screen for everybody: on a desk and on a phone, by day and by night.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AxeBuilder, desktop, fillCredentials, readCount, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const phone = { width: 390, height: 844 };
/** By night only the colours differ. */
const checks = {
  light: (page) => new AxeBuilder({ page }).withTags(rules),
  dark: (page) => new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']),
};
const picturesTo = process.env.PICTURES_TO;

const guestScreens = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-refused', path: '/sign-in', act: (page) => refused(page) },
  { name: 'sign-up', path: '/sign-up' },
];

const settings = ['profile', 'appearance', 'sessions', 'members', 'roles', 'imports', 'api-keys', 'webhooks'];

const screens = [
  ...['companies', 'people', 'opportunities', 'tasks'].map((objects) => ({
    name: objects,
    path: `/objects/${objects}`,
    act: (page) => readCount(page),
  })),
  { name: 'record', path: '/objects/companies', act: (page) => openRecord(page) },
  { name: 'import-file', path: '/objects/companies/import' },
  { name: 'import-columns', path: '/objects/companies/import', act: (page) => chooseFile(page) },
  { name: 'import-check', act: (page) => page.getByRole('button', { name: 'Continue' }).click() },
  ...settings.map((place) => ({ name: `settings-${place}`, path: `/settings/${place}` })),
  { name: 'new-api-key', path: '/settings/api-keys', act: (page) => openDialog(page, 'New API key') },
  { name: 'not-found', path: '/nowhere' },
];

for (const [device, viewport] of Object.entries({ desktop, phone })) {
  test(`nothing on a ${device} keeps anybody out`, async () => {
    const page = await openPage(viewport, viewport === phone ? { hasTouch: true, isMobile: true } : {});
    const found = [];
    for (const screen of guestScreens) found.push(...(await look(page, device, screen)));
    await signIn(page, 'jane.austen@apple.dev');
    for (const screen of screens) found.push(...(await look(page, device, screen)));
    assert.deepEqual(found, []);
  });
}

/** What is wrong with a screen; one without a path goes on from the one before. */
async function look(page, device, { name, path, act }) {
  await page.emulateMedia({ colorScheme: 'light' });
  if (path) await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await act?.(page);
  const found = [];
  for (const [theme, check] of Object.entries(checks)) {
    await page.emulateMedia({ colorScheme: theme });
    await isStill(page);
    if (picturesTo) await page.screenshot({ path: `${picturesTo}/${name}-${device}-${theme}.png` });
    const { violations } = await check(page).setLegacyMode(true).analyze();
    found.push(...violations.map(({ id, nodes }) => `${device} ${theme} ${name}: ${id} at ${nodes[0].target}`));
  }
  return found;
}

/** Whatever is loading has come, and whatever moves or fades has arrived: half faded is half the contrast. */
async function isStill(page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForFunction(() => {
    const isFinite = ({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    return (
      !document.querySelector('main [aria-busy=true]') && document.getAnimations().filter(isFinite).length === 0
    );
  });
}

async function refused(page) {
  await fillCredentials(page, 'not an address', '');
  await page.getByRole('alert').first().waitFor();
}

async function openRecord(page) {
  const name = page.getByRole('rowheader').or(page.getByRole('main').getByRole('listitem').getByRole('button')).first();
  await name.click();
  if (page.viewportSize().width === desktop.width) await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary', { name: 'Company record' }).getByRole('tab', { name: 'Timeline' }).waitFor();
}

async function chooseFile(page) {
  await page
    .getByLabel('CSV file')
    .setInputFiles(fileURLToPath(new URL('../data/companies-sp500.csv', import.meta.url)));
  await page.getByRole('button', { name: 'Continue' }).waitFor();
}

async function openDialog(page, name) {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
}
