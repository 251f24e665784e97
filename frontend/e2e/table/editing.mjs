import assert from 'node:assert/strict';
import { page, watcher, textOf, activeCell, press, open, columnOf, says, written, select, undo } from './harness.mjs';

export const checks = {
  async 'an edit is shown in the next frame, elsewhere within a second, and can be undone'() {
    await Promise.all([open('/objects/people'), open('/objects/people', watcher)]);
    const column = await columnOf('Job Title');
    const before = await textOf(2, column);
    const after = `Listener ${Date.now() % 10_000}`;
    await select(2, column);
    await page.keyboard.type(after);
    const frames = page.evaluate(framesUntilSaid, [`cell-2-${column}`, after]);
    const started = Date.now();
    await press('Enter');
    assert.ok((await frames) <= 2, `shown after ${await frames} frames`);
    assert.equal(await activeCell(), `cell-3-${column}`);
    await says(2, column, after, { on: watcher });
    const delay = Date.now() - started;
    assert.ok(delay <= 1_000, `the other browser took ${delay} ms`);
    await undo();
    await says(2, column, before);
    await says(2, column, before, { on: watcher });
    console.log(`  shown in ${await frames} frame(s), elsewhere after ${delay} ms`);
  },

  async 'Escape leaves a cell as it was, Tab saves and goes on'() {
    await open('/objects/people');
    const column = await columnOf('Job Title');
    const before = await textOf(1, column);
    await select(1, column);
    await page.keyboard.type('Nonsense');
    await press('Escape');
    assert.equal(await textOf(1, column), before);
    assert.equal(await activeCell(), `cell-1-${column}`);
    const answer = written();
    await press('F2');
    await page.keyboard.type('Tabbed');
    await press('Tab');
    await answer;
    assert.equal(await activeCell(), `cell-1-${column + 1}`);
    await undo();
    await says(1, column, before);
  },

  async 'a text that is no value says why, and nothing is sent'() {
    await open('/objects/people');
    const column = await columnOf('Emails');
    const before = await textOf(1, column);
    await select(1, column);
    await page.keyboard.type('not an address');
    await press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not an e-mail address' }).waitFor();
    await press('Escape');
    assert.equal(await textOf(1, column), before);
  },

  async 'what the server refuses goes back, with the reason and a retry'() {
    await open('/objects/people');
    const column = await columnOf('Emails');
    const [taken, before] = [await textOf(1, column), await textOf(2, column)];
    await select(2, column);
    await page.keyboard.type(taken);
    await press('Enter');
    const messages = page.getByRole('region', { name: 'Notifications' });
    await messages.getByText('Emails was not saved').first().waitFor();
    await messages.locator('button', { hasText: 'Retry' }).first().waitFor();
    await says(2, column, before);
  },
};

/** Counts frames until a cell shows a text. */
function framesUntilSaid([id, text]) {
  return new Promise((resolve) => {
    let frames = -1;
    const look = () => {
      const isEditing = document.querySelector('[role=dialog]');
      if (!isEditing) frames += 1;
      if (document.getElementById(id)?.innerText.trim() === text || frames > 120) resolve(frames);
      else requestAnimationFrame(look);
    };
    look();
  });
}
