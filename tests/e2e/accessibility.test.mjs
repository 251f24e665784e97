// Every screen and what opens over it, for everybody: on a desk and on a phone, by day and by night.
// PICTURES_TO=folder takes a picture of each as well.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findViolations } from './axe.mjs';
import { desktop, readCount, signIn, useBrowser } from './browser.mjs';
import { edited, guestScreens, overlays, phoneOverlays, screens } from './screens.mjs';

const openPage = useBrowser();
const picturesTo = process.env.PICTURES_TO;
const jane = 'jane.austen@apple.dev';
/** By night only the colours differ. */
const checks = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};
/** What is looked at costs by the cell: half the rows say as much as all of them. */
const desk = picturesTo ? desktop : { width: desktop.width, height: 560 };
const devices = {
  desk: { viewport: desk, over: overlays },
  phone: { viewport: { width: 390, height: 844 }, options: { hasTouch: true, isMobile: true }, over: phoneOverlays },
};

for (const [device, { viewport, options, over }] of Object.entries(devices)) {
  test(`nothing on a ${device} keeps anybody out`, async () => {
    const page = await openPage(viewport, options);
    const found = [];
    for (const screen of guestScreens) found.push(...(await lookAt(page, device, screen)));
    await signIn(page, jane);
    for (const screen of screens) found.push(...(await lookAt(page, device, screen)));
    for (const overlay of over) found.push(...(await lookOver(page, device, overlay)));
    assert.deepEqual(found, []);
  });
}

test('nothing in the editor of any cell keeps anybody out', async () => {
  const page = await openPage(desk);
  const found = [];
  const seen = new Set();
  await signIn(page, jane);
  for (const path of edited) {
    await visit(page, path);
    await readCount(page);
    const labels = await page.getByRole('columnheader').allInnerTexts();
    for (const [column, label] of labels.entries()) found.push(...(await lookIntoCell(page, seen, column, label)));
  }
  assert.deepEqual(found, []);
});

async function lookAt(page, device, { name, path, act }) {
  await visit(page, path);
  await act?.(page);
  return look(page, `${device} ${name}`);
}

async function lookOver(page, device, { name, path, open }) {
  await visit(page, path);
  await open(page);
  await page.getByRole('menu').or(page.getByRole('dialog')).first().waitFor();
  const found = await look(page, `${device} ${name}`, '#overlays');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').or(page.getByRole('dialog')).first().waitFor({ state: 'detached' });
  return found;
}

/** Nothing new for an editor that is made like one that was `seen`. */
async function lookIntoCell(page, seen, column, label) {
  const dialog = page.getByRole('dialog', { name: /^Edit/u });
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < column; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  if (!(await dialog.isVisible())) return [];
  const build = await dialog.evaluate((element) => {
    const parts = [...element.querySelectorAll('*')].map(({ tagName, className }) => `${tagName} ${className}`);
    return [...new Set(parts)].join();
  });
  const name = `${new URL(page.url()).pathname.split('/').at(-1)} ${label}`;
  const found = seen.has(build) ? [] : await look(page, name, '[role=dialog]');
  seen.add(build);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return found;
}

async function visit(page, path) {
  await page.emulateMedia({ colorScheme: 'light' });
  if (path) await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** What is wrong with what is on the screen, or with a part of it. */
async function look(page, name, part = 'html') {
  const found = [];
  for (const [theme, check] of Object.entries(checks)) {
    await page.emulateMedia({ colorScheme: theme });
    await isStill(page);
    if (picturesTo) await page.screenshot({ path: `${picturesTo}/${name.replaceAll(/\W+/gu, '-')}-${theme}.png` });
    const violations = await findViolations(page, part, check);
    found.push(...violations.map((violation) => `${theme} ${name}: ${violation}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Whatever is loading has come, and whatever moves or fades has arrived: half faded is half the contrast. */
async function isStill(page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForFunction(() => {
    const isFinite = ({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    return !document.querySelector('main [aria-busy=true]') && document.getAnimations().filter(isFinite).length === 0;
  });
}
