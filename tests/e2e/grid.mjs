// A table as somebody drives it, by keyboard and pointer.
import assert from 'node:assert/strict';
import { before as beforeTests } from 'node:test';
import { readCount, signIn, useBrowser } from './browser.mjs';

/** One table for the tests of a file, of somebody who is signed in. */
export function useGrid(email = 'jane.austen@apple.dev') {
  const openPage = useBrowser();
  const grid = new Grid();
  beforeTests(async () => {
    grid.page = await openPage();
    await grid.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(grid.page, email);
  });
  return grid;
}

/** Rows and columns count from 0. */
export class Grid {
  page;

  get element() {
    return this.page.getByRole('grid');
  }

  get editor() {
    return this.page.getByRole('dialog', { name: /^Edit/u });
  }

  async open(path) {
    await this.page.goto(path);
    await readCount(this.page);
    await this.page.waitForFunction(() => document.querySelector('#cell-0-0')?.innerText.trim());
    await this.page.waitForFunction(() => !document.querySelector('main [aria-busy=true]'));
  }

  cell(row, column) {
    return this.page.locator(`#cell-${row}-${column}`);
  }

  async text(row, column) {
    return plain(await this.cell(row, column).innerText());
  }

  async headers() {
    return (await this.page.getByRole('columnheader').allInnerTexts()).map(plain);
  }

  async column(label) {
    const labels = await this.headers();
    assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    return labels.indexOf(label);
  }

  active() {
    return this.element.getAttribute('aria-activedescendant');
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  async select(row, column) {
    if ((await this.active()) === `cell-${row}-${column}`) return this.element.focus();
    await this.cell(row, column).click({ position: { x: 60, y: 18 } });
    assert.equal(await this.active(), `cell-${row}-${column}`);
  }

  /** Waits until a cell says so. */
  async says(row, column, expected) {
    const isSaid = ([id, text]) =>
      document
        .getElementById(id)
        ?.innerText.replace(/\s*Open$/u, '')
        .trim() === text;
    const wanted = [`cell-${row}-${column}`, expected];
    await this.page.waitForFunction(isSaid, wanted, { timeout: 5_000, polling: 20 }).catch(async () => {
      assert.equal(await this.text(row, column), expected);
    });
  }

  /** Resolves once the server has answered the next write. */
  written() {
    const isWrite = (request) => request.url().endsWith('/graphql') && /mutation/u.test(request.postData() ?? '');
    const answer = this.page.waitForResponse((response) => isWrite(response.request()));
    answer.catch(() => {}); // Whoever awaits it hears of it; a test that failed before need not.
    return answer;
  }

  async undo() {
    const answer = this.written();
    await this.element.focus();
    await this.press('Control+z');
    await answer;
  }

  /** Edits a cell, checks what it says then, and takes it back. */
  async edit(label, row, act, expected) {
    const column = await this.column(label);
    const before = await this.text(row, column);
    await this.select(row, column);
    const answer = this.written();
    await act();
    await this.editor.waitFor({ state: 'detached' });
    await answer;
    const after = await this.text(row, column);
    if (expected instanceof RegExp) assert.match(after, expected, label);
    else assert.equal(after, expected, label);
    await this.undo();
    await this.says(row, column, before);
  }
}

/** A name's cell ends with the button that opens the record. */
const plain = (text) => text.replace(/\s*Open$/u, '').trim();
