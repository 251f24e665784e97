// A table as people see it: two browsers on a running product, and what one does with a cell.
import assert from 'node:assert/strict';
import { baseUrl, launch, openContext, signIn } from '../browser.mjs';

const size = { width: 1440, height: 900, theme: 'light' };
const browser = await launch();
const mine = await openContext(browser, size);
const theirs = await openContext(browser, size);
await mine.context.grantPermissions(['clipboard-read', 'clipboard-write']);

export const page = await mine.context.newPage();
/** Somebody else, looking at the same. */
export const watcher = await theirs.context.newPage();

export const enter = () => Promise.all([signIn(page), signIn(watcher)]);

/** Ends both browsers, and says what their consoles complained about. */
export async function leave() {
  await browser.close();
  return [...mine.complaints, ...theirs.complaints];
}

export const grid = (on = page) => on.getByRole('grid');
export const cell = (row, column, on = page) => on.locator(`#cell-${row}-${column}`);
export const textOf = async (row, column, on = page) =>
  (await cell(row, column, on).innerText()).replace(/\s*Open$/u, '').trim();
export const activeCell = () => grid().getAttribute('aria-activedescendant');
export const editor = () => page.getByRole('dialog', { name: /^Edit/u });
export const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

export async function open(path, on = page) {
  await on.goto(`${baseUrl}${path}`);
  await cell(0, 0, on).waitFor();
  await on.waitForFunction(() => document.querySelector('#cell-0-0')?.innerText.trim().length > 0);
  await on.waitForLoadState('networkidle');
}

export async function columnOf(label, on = page) {
  const labels = await on.getByRole('columnheader').allInnerTexts();
  const index = labels.findIndex((text) => text.trim() === label);
  assert.notEqual(index, -1, `${label} is not among ${labels.join(', ')}`);
  return index;
}

/** Waits until a cell says so; fails after `patience` milliseconds. */
export async function says(row, column, expected, { on = page, patience = 2_000 } = {}) {
  const isSaid = ([id, text]) =>
    document
      .getElementById(id)
      ?.innerText.replace(/\s*Open$/u, '')
      .trim() === text;
  const wanted = [`cell-${row}-${column}`, expected];
  await on.waitForFunction(isSaid, wanted, { timeout: patience, polling: 10 }).catch(async () => {
    assert.equal(await textOf(row, column, on), expected);
  });
}

/** Resolves once the server has answered the next write. */
export function written(on = page) {
  const isWrite = (request) => request.url().endsWith('/graphql') && /mutation/u.test(request.postData() ?? '');
  const answer = on.waitForResponse((response) => isWrite(response.request()), { timeout: 5_000 });
  answer.catch(() => {}); // Whoever awaits it hears of it; a check that failed before need not.
  return answer;
}

export async function select(row, column) {
  if ((await activeCell()) === `cell-${row}-${column}`) return grid().focus();
  await cell(row, column).click({ position: { x: 60, y: 18 } });
  assert.equal(await activeCell(), `cell-${row}-${column}`);
}

export async function undo() {
  const answer = written();
  await grid().focus();
  await press('Control+z');
  await answer;
}

export const headers = async () => (await page.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());

export async function footerCount() {
  const text = await page
    .locator('[role=status]')
    .filter({ hasText: /^[\d,]+ / })
    .first()
    .innerText();
  return Number(text.replace(/ .*/su, '').replaceAll(',', ''));
}

/** Edits a cell, checks what it says then, and takes it back. */
export async function edit(label, row, act, expected) {
  const column = await columnOf(label);
  const before = await textOf(row, column);
  await select(row, column);
  const answer = written();
  await act();
  await editor().waitFor({ state: 'detached' });
  await answer;
  const after = await textOf(row, column);
  if (expected instanceof RegExp) assert.match(after, expected, label);
  else assert.equal(after, expected, label);
  await undo();
  await says(row, column, before);
}
