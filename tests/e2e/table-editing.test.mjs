// What is typed into a table, alone or into many cells, and how it is taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, readCount } from './browser.mjs';
import { useGrid } from './grid.mjs';

const grid = useGrid();

test('an edit is shown in the next frame and can be undone', async () => {
  await grid.open('/objects/people');
  const column = await grid.column('Job Title');
  const before = await grid.text(2, column);
  await grid.select(2, column);
  await grid.type('Chief Listener');
  const frames = grid.page.evaluate(countFramesUntilSaid, [`cell-2-${column}`, 'Chief Listener']);
  const answer = grid.written();
  await grid.press('Enter');
  assert.ok((await frames) <= 2, `shown after ${await frames} frames`);
  assert.equal(await grid.active(), `cell-3-${column}`);
  await answer;
  await grid.undo();
  await grid.says(2, column, before);
});

test('Escape leaves a cell as it was, Tab saves and goes on', async () => {
  await grid.open('/objects/people');
  const column = await grid.column('Job Title');
  const before = await grid.text(1, column);
  await grid.select(1, column);
  await grid.type('Nonsense');
  await grid.press('Escape');
  assert.equal(await grid.text(1, column), before);
  assert.equal(await grid.active(), `cell-1-${column}`);
  const answer = grid.written();
  await grid.press('F2');
  await grid.type('Tabbed');
  await grid.press('Tab');
  await answer;
  assert.equal(await grid.active(), `cell-1-${column + 1}`);
  await grid.undo();
  await grid.says(1, column, before);
});

test('a text that is no value says why, and what the server refuses goes back with a retry', async () => {
  await grid.open('/objects/people');
  const column = await grid.column('Emails');
  const [taken, before] = [await grid.text(1, column), await grid.text(2, column)];
  await grid.select(2, column);
  await grid.type('not an address');
  await grid.press('Enter');
  await grid.page.getByRole('alert').filter({ hasText: 'not an e-mail address' }).waitFor();
  await grid.press('Escape');
  assert.equal(await grid.text(2, column), before);

  await grid.type(taken);
  await grid.press('Enter');
  const messages = grid.page.getByRole('region', { name: 'Notifications' });
  await messages.getByText('Emails was not saved').first().waitFor();
  await messages.locator('button', { hasText: 'Retry' }).first().waitFor();
  await grid.says(2, column, before);
});

test('a range is copied, pasted, filled and cleared, each in one step', async () => {
  await grid.open('/objects/people');
  const column = await grid.column('Job Title');
  const before = [];
  for (const row of [5, 6, 7]) before.push(await grid.text(row, column));
  await grid.select(1, column);
  await grid.press('Shift+ArrowDown', 'Control+c');
  const copied = [await grid.text(1, column), await grid.text(2, column)];
  assert.equal(await grid.page.evaluate(() => navigator.clipboard.readText()), copied.join('\n'));
  await grid.select(5, column);
  await grid.press('Control+v');
  await grid.says(5, column, copied[0]);
  await grid.says(6, column, copied[1]);
  await grid.undo();
  await grid.says(5, column, before[0]);
  await grid.select(5, column);
  await grid.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  await grid.says(7, column, before[0]);
  await grid.undo();
  await grid.says(7, column, before[2]);
  await grid.select(5, column);
  await grid.press('Shift+ArrowDown', 'Delete');
  await grid.says(6, column, '');
  await grid.undo();
  await grid.says(6, column, before[1]);
});

test('a record is made by typing, deleted, brought back, and unmade', async () => {
  const { page } = grid;
  await grid.open('/objects/companies');
  const total = await readCount(page);
  await page.getByRole('button', { name: 'New company' }).first().click();
  await grid.editor.waitFor();
  await grid.type('Grid & Sons');
  const created = grid.written();
  await grid.press('Tab');
  await created;
  assert.match(await grid.text(0, 0), /Grid & Sons$/u);
  assert.equal(await readCount(page), total + 1);
  await grid.element.focus();
  await grid.select(0, 1);
  await grid.press('Space');
  await page.getByText('1 company selected').waitFor();
  const deleted = grid.written();
  await page.getByRole('button', { name: 'Delete' }).click();
  await deleted;
  assert.equal(await readCount(page), total);
  const restored = grid.written();
  await page.getByRole('button', { name: 'Undo' }).click();
  await restored;
  await eventually(total + 1, () => readCount(page));
  await grid.undo();
  await eventually(total, () => readCount(page));
});

test('a new row that is left empty was not meant', async () => {
  const { page } = grid;
  await grid.open('/objects/companies');
  const total = await readCount(page);
  await page.getByRole('button', { name: 'New company' }).first().click();
  await grid.editor.waitFor();
  await grid.press('Escape', 'ArrowDown');
  assert.equal(await readCount(page), total);
});

/** Counts frames from the end of editing until a cell shows a text. */
function countFramesUntilSaid([id, text]) {
  return new Promise((resolve) => {
    let frames = -1;
    const look = () => {
      if (!document.querySelector('[role=dialog]')) frames += 1;
      if (document.getElementById(id)?.innerText.trim() === text || frames > 120) resolve(frames);
      else requestAnimationFrame(look);
    };
    look();
  });
}
