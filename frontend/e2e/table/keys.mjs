import assert from 'node:assert/strict';
import { page, grid, activeCell, press, open } from './harness.mjs';

export const checks = {
  async 'keys move the active cell'() {
    await open('/objects/people');
    await grid().focus();
    await press('Home', 'Control+Home');
    const moves = [
      ['ArrowDown', 'cell-1-0'],
      ['ArrowRight', 'cell-1-1'],
      ['End', null],
      ['Home', 'cell-1-0'],
      ['Control+ArrowDown', 'cell-1199-0'],
      ['Control+Home', 'cell-0-0'],
      ['Tab', 'cell-0-1'],
      ['Shift+Tab', 'cell-0-0'],
      ['ArrowUp', 'header-0'],
      ['ArrowDown', 'cell-0-0'],
    ];
    for (const [key, expected] of moves) {
      await press(key);
      if (expected) assert.equal(await activeCell(), expected, key);
    }
    await press('PageDown');
    assert.match(await activeCell(), /^cell-(1|2)\d-0$/u);
    await press('Control+End');
    await page.waitForFunction(() => document.querySelector('#cell-1199-0')?.innerText.trim().length > 2);
  },
};
