// A file becomes records, and they can be taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, pageTitle, readCount, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const fileOf = (name) => fileURLToPath(new URL(`../data/${name}`, import.meta.url));

async function choose(page, objects, file) {
  await page.goto(`/objects/${objects}`);
  const before = await readCount(page);
  await page.getByRole('link', { name: `Import ${objects}` }).click();
  await page.getByLabel('CSV file').setInputFiles(fileOf(file));
  await page.getByText(/^\d+ of \d+ columns will be imported$/u).waitFor();
  return before;
}

const fieldFor = (page, column) => page.getByRole('combobox', { name: `Field for ${column}` });

/** Goes on from the columns to the report. */
async function run(page, rows) {
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: `Import ${rows} rows` }).click();
  await page.getByRole('link', { name: 'Import another file' }).waitFor({ timeout: 60_000 });
}

async function readFigure(page, word) {
  const figure = page.getByRole('term').filter({ hasText: word }).locator('..').getByRole('definition');
  return Number.parseInt((await figure.innerText()).replaceAll(',', ''), 10);
}

test('the companies of the S&P 500 come in, and go again', async () => {
  const page = await openPage();
  await signIn(page, 'jane.austen@apple.dev');
  const before = await choose(page, 'companies', 'companies-sp500.csv');

  assert.equal(await chosenField(page, 'Security'), 'Name');
  assert.match(await chosenField(page, 'Headquarters Location'), /^Address/u);
  for (const column of ['Founded', 'CIK', 'Symbol']) assert.equal(await chosenField(page, column), 'Do not import');

  await run(page, 503);
  assert.equal(await readFigure(page, 'created'), 503);
  assert.equal(await readFigure(page, 'failed'), 0);
  await page.getByRole('heading', { name: 'All 503 companies are in.' }).waitFor();
  const report = page.url();

  await page.getByRole('link', { name: 'Go to companies' }).click();
  await pageTitle(page, 'Companies').waitFor();
  await eventually(before + 503, () => readCount(page));

  await page.goto(report);
  await undo(page);
  await page.getByRole('link', { name: 'Go to companies' }).click();
  await eventually(before, () => readCount(page));
});

test('the legislators become people', async () => {
  const page = await openPage();
  await signIn(page, 'jane.austen@apple.dev');
  const before = await choose(page, 'people', 'people-legislators.csv');
  assert.match(await chosenField(page, 'First name'), /first name/iu);
  assert.match(await chosenField(page, 'Last name'), /last name/iu);
  await run(page, 537);
  assert.equal(await readFigure(page, 'created'), 537);
  const report = page.url();
  await page.getByRole('link', { name: 'Go to people' }).click();
  await eventually(before + 537, () => readCount(page));
  await page.goto(report);
  await undo(page);
});

async function undo(page) {
  const button = { name: 'Undo the import' };
  await page.getByRole('button', button).click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', button).click();
  await page.getByRole('heading', { name: 'This import was taken back.' }).waitFor({ timeout: 60_000 });
}

/** What the wizard fills from a column. */
async function chosenField(page, column) {
  const field = fieldFor(page, column);
  return (await field.evaluate((element) => element.value || element.textContent)).replace(/^Suggested:/u, '').trim();
}
