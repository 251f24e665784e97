import assert from 'node:assert/strict';
import {
  page,
  grid,
  cell,
  textOf,
  press,
  open,
  columnOf,
  says,
  written,
  select,
  undo,
  footerCount,
  headers,
} from './harness.mjs';

export const checks = {
  async 'filters and sorts are in the address, and a row stays until the focus leaves it'() {
    await open('/objects/opportunities?filter=stage:IS:PROPOSAL&sort=amount:desc');
    await page.getByRole('button', { name: 'Stage is Proposal', exact: true }).waitFor();
    const total = await footerCount();
    const [name, column] = [await textOf(0, 0), await columnOf('Stage')];
    await select(0, column);
    await page.keyboard.type('meet');
    const answer = written();
    await press('Enter');
    await answer;
    await select(0, column);
    assert.equal(await textOf(0, 0), name);
    await press('ArrowDown', 'ArrowDown');
    await page.waitForFunction((gone) => !document.querySelector('#cell-0-0')?.innerText.includes(gone), name);
    assert.equal(await footerCount(), total - 1);
    await undo();
    await page.waitForFunction((back) => document.querySelector('#cell-0-0')?.innerText.includes(back), name);
    await page.getByRole('button', { name: /^Remove the filter/u }).click();
    await page.waitForFunction(() => document.body.innerText.includes('50 opportunities'));
    assert.equal(new URL(page.url()).searchParams.get('filter'), null);
  },

  async 'a filter is made from the menu'() {
    await open('/objects/people');
    await page.getByRole('button', { name: 'Filter by' }).click();
    await page.getByRole('menuitem', { name: 'City' }).click();
    await page.getByLabel('Value').fill('Lagos');
    await page.waitForURL(/filter=city%3ACONTAINS%3ALagos/u);
    await press('Enter');
    await page.getByRole('button', { name: 'City contains Lagos', exact: true }).waitFor();
    const column = await columnOf('City');
    await says(0, column, 'Lagos');
  },

  async 'columns are moved, sized, hidden and sorted by key'() {
    await open('/objects/people');
    await grid().focus();
    await press('Control+Home', 'ArrowUp', 'ArrowRight');
    const [, second, third] = await headers();
    await press('Alt+ArrowRight');
    assert.deepEqual((await headers()).slice(1, 3), [third, second]);
    const width = () =>
      page
        .getByRole('columnheader')
        .nth(2)
        .evaluate((element) => element.offsetWidth);
    const before = await width();
    await press('Alt+Shift+ArrowRight');
    assert.equal(await width(), before + 16);
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Hide' }).click();
    assert.ok(!(await headers()).includes(second));
    await page.reload();
    await cell(0, 0).waitFor();
    assert.ok(!(await headers()).includes(second));
    await page.getByRole('button', { name: 'Options' }).click();
    await page.getByRole('menuitem', { name: 'Reset columns' }).click();
    assert.deepEqual((await headers()).slice(1, 3), [second, third]);
  },
};
