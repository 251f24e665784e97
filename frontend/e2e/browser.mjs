// The system's Chromium under playwright-core, and how every end-to-end script starts.
import { chromium } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const baseUrl = process.env.STRATUS_URL ?? 'http://localhost:3000';
export const demoUser = { email: process.env.STRATUS_EMAIL ?? 'jane.austen@apple.dev', password: 'tim@apple.dev' };

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}

/** A context of one size and theme; what its pages complain about is collected in `complaints`. */
export async function openContext(browser, { width, height, theme }) {
  const isPhone = width <= 720;
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone });
  await context.addInitScript(
    (value) => location.protocol.startsWith('http') && localStorage.setItem('stratus.theme', value),
    theme,
  );
  const complaints = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`));
  });
  return { context, complaints };
}

/** Signs in as the demo's administrator, choosing the first workspace where there are several. */
export async function signIn(page, { email, password } = demoUser) {
  await page.goto(`${baseUrl}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const choice = page.getByRole('heading', { name: 'Choose a workspace' });
  const shell = page.getByRole('main').locator('h1');
  await Promise.race([choice.waitFor(), page.waitForURL(/\/objects\//u)]);
  if (await choice.isVisible()) await page.getByRole('listitem').first().getByRole('button').click();
  await page.waitForURL(/\/objects\//u);
  await shell.first().waitFor();
}
