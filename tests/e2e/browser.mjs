// The system's Chromium, and what people do in every test.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';

const frontend = createRequire(new URL('../../frontend/package.json', import.meta.url));
const { chromium } = frontend('playwright-core');

export const productUrl = process.env.STRATUS_URL ?? 'http://localhost:3000';
export const password = 'tim@apple.dev';
export const desktop = { width: 1440, height: 900 };

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
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

export function launch() {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  return chromium.launch({ executablePath, args: flags });
}

/** One browser for the tests of a file; everything that goes wrong in any of its pages fails the file. */
export function useBrowser() {
  let browser = null;
  const complaints = [];
  after(async () => {
    await (await browser)?.close();
    if (complaints.length) throw new Error([...new Set(complaints)].join('\n'));
  });
  /** A page of somebody with a browser of their own. */
  return async function openPage(viewport = desktop, options = {}) {
    browser ??= launch();
    const context = await (await browser).newContext({
      viewport,
      baseURL: productUrl,
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(15_000);
    listen(context, complaints);
    return context.newPage();
  };
}

const here = new Set(['localhost', '127.0.0.1']);

/** Errors in the console, uncaught ones, answers of failing servers, and requests to other machines. */
function listen(context, complaints) {
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.page()?.url()}: ${message.text().slice(0, 300)}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(http|ws)s?:$/u.test(protocol) && !here.has(hostname)) complaints.push(`left: ${request.url()}`);
  });
}

/** Gives the right name and password; whoever is in several workspaces enters the one called `workspace`. */
export async function signIn(page, email, workspace = 'Apple') {
  await page.goto('/sign-in');
  await fillCredentials(page, email, password);
  const choice = pageTitle(page, 'Choose a workspace');
  await choice.or(pageTitle(page, 'Companies')).waitFor();
  if (await choice.isVisible()) await page.getByRole('button', { name: workspace }).click();
  await pageTitle(page, 'Companies').waitFor();
}

export async function fillCredentials(page, email, secret) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export const pageTitle = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** How many records the list says it has, once it has them. */
export async function readCount(page) {
  const status = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /^[\d,]+ \p{L}/u });
  return Number.parseInt((await status.innerText()).replaceAll(',', ''), 10);
}

/** Asks again until the answer is the wanted one: what is on its way needs a moment. */
export async function eventually(wanted, ask, within = 15_000) {
  const deadline = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer === wanted) return;
    if (performance.now() > deadline) assert.equal(answer, wanted);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
