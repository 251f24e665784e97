// Moving through a table, its filters, sorts and columns, and the record beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, readCount } from './browser.mjs';
import { useGrid } from './grid.mjs';

const grid = useGrid();

/** Resolves once the server has taken a change of the view. */
const viewSaved = (page) =>
  page.waitForResponse((response) => /mutation ChangeView/u.test(response.request().postData() ?? ''));

test('keys move the active cell', async () => {
  await grid.open('/objects/people');
  const last = (await readCount(grid.page)) - 1;
  await grid.element.focus();
  await grid.press('Home', 'Control+Home');
  const moves = [
    ['ArrowDown', 'cell-1-0'],
    ['ArrowRight', 'cell-1-1'],
    ['Home', 'cell-1-0'],
    ['Control+ArrowDown', `cell-${last}-0`],
    ['Control+Home', 'cell-0-0'],
    ['Tab', 'cell-0-1'],
    ['Shift+Tab', 'cell-0-0'],
    ['ArrowUp', 'header-0'],
    ['ArrowDown', 'cell-0-0'],
  ];
  for (const [key, expected] of moves) {
    await grid.press(key);
    assert.equal(await grid.active(), expected, key);
  }
  await grid.press('PageDown');
  assert.match(await grid.active(), /^cell-(1|2)\d-0$/u);
  await grid.press('Control+End');
  await grid.page.waitForFunction((id) => document.getElementById(id)?.innerText.trim(), `cell-${last}-0`);
});

test('an object that was shown before is shown again at once', async () => {
  const { page } = grid;
  await grid.open('/objects/people');
  for (const objects of ['Companies', 'People']) {
    await page.getByRole('link', { name: objects, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: objects }).waitFor();
    await grid.cell(0, 0).waitFor();
    assert.ok(await grid.text(0, 0));
  }
  await grid.cell(20, 0).waitFor();
});

test('filters and sorts are in the address, and a row stays until the focus leaves it', async () => {
  const { page } = grid;
  await grid.open('/objects/opportunities?filter=stage:IS:PROPOSAL&sort=amount:desc');
  await page.getByRole('button', { name: 'Stage is Proposal', exact: true }).waitFor();
  const total = await readCount(page);
  const [name, column] = [await grid.text(0, 0), await grid.column('Stage')];
  await grid.select(0, column);
  await grid.type('meet');
  const answer = grid.written();
  await grid.press('Enter');
  await answer;
  await grid.select(0, column);
  assert.equal(await grid.text(0, 0), name);
  await grid.press('ArrowDown', 'ArrowDown');
  await eventually(false, async () => (await grid.text(0, 0)) === name);
  assert.equal(await readCount(page), total - 1);
  await grid.undo();
  await grid.says(0, 0, name);
  await page.getByRole('button', { name: /^Remove the filter/u }).click();
  await eventually(true, async () => (await readCount(page)) > total);
  assert.equal(new URL(page.url()).searchParams.get('filter'), null);
});

test('a filter is made from the menu', async () => {
  const { page } = grid;
  await grid.open('/objects/people');
  await page.getByRole('button', { name: 'Filter by' }).click();
  await page.getByRole('menuitem', { name: 'City' }).click();
  await page.getByLabel('Value').fill('Lagos');
  await page.waitForURL(/filter=city%3ACONTAINS%3ALagos/u);
  await grid.press('Enter');
  await page.getByRole('button', { name: 'City contains Lagos', exact: true }).waitFor();
  await grid.says(0, await grid.column('City'), 'Lagos');
});

test('columns are moved, sized, hidden and put back by key', async () => {
  const { page } = grid;
  await grid.open('/objects/people');
  await grid.element.focus();
  await grid.press('Control+Home', 'ArrowUp', 'ArrowRight');
  const [, second, third] = await grid.headers();
  await grid.press('Alt+ArrowRight');
  assert.deepEqual((await grid.headers()).slice(1, 3), [third, second]);
  const header = page.getByRole('columnheader').nth(2);
  const width = () => header.evaluate((element) => element.offsetWidth);
  const before = await width();
  await grid.press('Alt+Shift+ArrowRight');
  assert.equal(await width(), before + 16);
  await grid.press('Enter');
  const saved = viewSaved(page);
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  assert.ok(!(await grid.headers()).includes(second));
  await saved;
  await page.reload();
  await grid.cell(0, 0).waitFor();
  await eventually(false, async () => (await grid.headers()).includes(second));
  const shown = viewSaved(page);
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('menuitemcheckbox', { name: second, exact: true }).click();
  await shown;
  assert.ok((await grid.headers()).includes(second));
  await page.reload();
  await grid.cell(0, 0).waitFor();
  await eventually(true, async () => (await grid.headers()).includes(second));
});

test('what was done to columns is taken back', async () => {
  const { page } = grid;
  await grid.open('/objects/people');
  await grid.element.focus();
  await grid.press('Control+Home', 'ArrowUp', 'ArrowRight');
  const before = await grid.headers();
  const moved = viewSaved(page);
  await grid.press('Alt+ArrowRight');
  await moved;
  assert.notDeepEqual(await grid.headers(), before);
  const returned = viewSaved(page);
  await grid.press('Control+z');
  await returned;
  assert.deepEqual(await grid.headers(), before);
});

test('a record stands beside the table, and gives the focus back', async () => {
  const { page } = grid;
  await grid.open('/objects/people');
  const [row, column] = [3, await grid.column('City')];
  await grid.select(row, 0);
  await grid.press('Control+Enter');
  const panel = page.getByRole('complementary', { name: 'Person record' });
  const isAbout = async (at) => {
    const name = (await grid.text(at, 0)).split('\n').at(-1);
    await panel.getByRole('heading', { level: 2, name }).waitFor();
  };
  await isAbout(row);
  await grid.press('j');
  await isAbout(row + 1);
  await grid.press('k');
  await isAbout(row);
  const before = await grid.text(row, column);
  await panel.getByRole('button', { name: 'Edit City' }).click();
  await grid.editor.getByRole('textbox').fill('Ghent');
  const answer = grid.written();
  await grid.press('Enter');
  await answer;
  await grid.says(row, column, 'Ghent');
  await panel.getByRole('tab', { name: 'Timeline' }).click();
  await panel.getByText('changed City').first().waitFor();
  await panel.focus();
  await grid.press('Escape');
  await panel.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'grid');
  await grid.undo();
  await grid.says(row, column, before);
});
