import assert from 'node:assert/strict';
import { page, textOf, press, open, columnOf, says, select, undo } from './harness.mjs';

export const checks = {
  async 'a range is copied, pasted, filled and cleared, each in one step'() {
    await open('/objects/people');
    const column = await columnOf('Job Title');
    const before = [await textOf(5, column), await textOf(6, column), await textOf(7, column)];
    await select(1, column);
    await press('Shift+ArrowDown', 'Control+c');
    const copied = [await textOf(1, column), await textOf(2, column)];
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), copied.join('\n'));
    await select(5, column);
    await press('Control+v');
    await says(5, column, copied[0]);
    await says(6, column, copied[1]);
    await undo();
    await says(5, column, before[0]);
    await select(5, column);
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await says(7, column, before[0]);
    await undo();
    await says(7, column, before[2]);
    await select(5, column);
    await press('Shift+ArrowDown', 'Delete');
    await says(6, column, '');
    await undo();
    await says(6, column, before[1]);
  },
};
