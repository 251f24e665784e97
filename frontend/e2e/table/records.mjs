import assert from 'node:assert/strict';
import { page, grid, textOf, editor, press, open, says, written, select, undo, footerCount } from './harness.mjs';

export const checks = {
  async 'a record is made by typing, and deleted and brought back'() {
    await open('/objects/companies');
    const total = await footerCount();
    const name = `Grid & Sons ${Date.now()}`;
    await page.getByRole('button', { name: 'New company' }).first().click();
    await editor().waitFor();
    await page.keyboard.type(name);
    const created = written();
    await press('Tab');
    await created;
    await says(0, 0, new RegExp(name).test(await textOf(0, 0)) ? await textOf(0, 0) : name);
    assert.equal(await footerCount(), total + 1);
    await grid().focus();
    await select(0, 1);
    await press('Space');
    await page.getByText('1 company selected').waitFor();
    const deleted = written();
    await page.getByRole('button', { name: 'Delete' }).click();
    await deleted;
    assert.equal(await footerCount(), total);
    const restored = written();
    await page.getByRole('button', { name: 'Undo' }).click();
    await restored;
    await page.waitForFunction(
      (count) => document.body.innerText.includes(count),
      `${(total + 1).toLocaleString('en')} companies`,
    );
    await undo(); // Its making is the step before.
    await page.waitForFunction(
      (count) => document.body.innerText.includes(count),
      `${total.toLocaleString('en')} companies`,
    );
  },

  async 'a new row that is left empty was not meant'() {
    await open('/objects/companies');
    const total = await footerCount();
    await page.getByRole('button', { name: 'New company' }).first().click();
    await editor().waitFor();
    await press('Escape', 'ArrowDown');
    assert.equal(await footerCount(), total);
  },
};
