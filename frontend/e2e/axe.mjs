// Every screen, light and dark, desktop and phone: no accessibility violation, no error in the console.
// STRATUS_URL=http://localhost:3000 node e2e/axe.mjs [--shots]
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { baseUrl, launch, openContext, signIn } from './browser.mjs';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const takesShots = process.argv.includes('--shots');
const shotsFolder = new URL('./shots/', import.meta.url).pathname;

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const themes = ['light', 'dark'];

const guestScreens = [
  { name: 'sign-in', path: '/sign-in' },
  {
    name: 'sign-in-errors',
    path: '/sign-in',
    act: async (page) => {
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'sign-up', path: '/sign-up' },
];

const settings = ['profile', 'appearance', 'sessions', 'members', 'roles', 'imports', 'api-keys', 'webhooks'];
const memberScreens = [
  ...['companies', 'people', 'opportunities', 'tasks', 'notes'].map((name) => ({ name, path: `/objects/${name}` })),
  { name: 'import', path: '/objects/companies/import' },
  ...settings.map((name) => ({ name: `settings-${name}`, path: `/settings/${name}` })),
  { name: 'new-api-key', path: '/settings/api-keys', act: (page) => openDialog(page, 'New API key') },
  { name: 'new-webhook', path: '/settings/webhooks', act: (page) => openDialog(page, 'New webhook') },
  {
    name: 'your-menu',
    path: '/settings/profile',
    isWide: true,
    act: async (page) => {
      await page.getByRole('button', { name: /your menu/u }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'shortcuts',
    path: '/settings/profile',
    isWide: true,
    act: async (page) => {
      await page.locator('main').focus();
      await page.keyboard.press('Shift+?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'not-found', path: '/nowhere' },
];

async function openDialog(page, name) {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
}

async function check(page, label, { name, path, act }) {
  await page.goto(`${baseUrl}${path}`);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await act?.(page);
  await page.waitForTimeout(350); // Fades count against contrast.
  if (takesShots) await page.screenshot({ path: `${shotsFolder}${label}-${name}.png` });
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${label} ${name}: ${id} ×${nodes.length} ${nodes[0]?.target}`);
}

async function checkAll(browser, size, theme) {
  const label = `${size.width}-${theme}`;
  const { context, complaints } = await openContext(browser, { ...size, theme });
  const page = await context.newPage();
  const found = [];
  for (const screen of guestScreens) found.push(...(await check(page, label, screen)));
  await signIn(page);
  for (const screen of memberScreens.filter(({ isWide }) => !isWide || size.width > 720)) {
    found.push(...(await check(page, label, screen)));
  }
  await context.close();
  return [...found, ...complaints];
}

if (takesShots) mkdirSync(shotsFolder, { recursive: true });
const browser = await launch();
const problems = [];
for (const size of sizes) for (const theme of themes) problems.push(...(await checkAll(browser, size, theme)));
await browser.close();
for (const problem of problems) console.error(problem);
console.log(`${problems.length} problems on ${guestScreens.length + memberScreens.length} screens`);
process.exitCode = problems.length ? 1 : 0;
