import assert from 'node:assert/strict';
import { page, textOf, editor, press, open, columnOf, says, written, select, undo } from './harness.mjs';

/** The panel's heading, once it is the record of a row: the row has initials before the name. */
const title = (panel, row) => panel.getByRole('heading', { level: 2, name: row.split('\n').at(-1) });

export const checks = {
  async 'a record stands beside the table, and gives the focus back'() {
    await open('/objects/people');
    await select(3, 0);
    const name = await textOf(3, 0);
    await press('Control+Enter');
    const panel = page.getByRole('complementary', { name: 'Person record' });
    await panel.waitFor();
    await title(panel, name).waitFor();
    await press('j');
    await title(panel, await textOf(4, 0)).waitFor();
    await press('k');
    const city = panel.getByRole('button', { name: 'Edit City' });
    const before = await textOf(3, await columnOf('City'));
    await city.click();
    await editor().getByRole('textbox').fill('Ghent');
    const answer = written();
    await press('Enter');
    await answer;
    await says(3, await columnOf('City'), 'Ghent');
    await panel.getByRole('tab', { name: 'Timeline' }).click();
    await panel.getByText('changed City').first().waitFor();
    await panel.focus();
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'grid');
    await undo();
    await says(3, await columnOf('City'), before);
  },
};
