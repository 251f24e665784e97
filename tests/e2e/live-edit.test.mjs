// What one person changes, the others see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const column = 'Employees';

async function open(email) {
  const page = await openPage();
  await signIn(page, email);
  await page.getByText(/^Live:/u).waitFor({ state: 'attached' });
  return page;
}

/** The cell of a record, as people find it: by its row and its column. */
async function findCell(page, record) {
  const header = page.getByRole('columnheader', { name: column });
  const index = await header.getAttribute('aria-colindex');
  return page.getByRole('row', { name: record }).locator(`[aria-colindex="${index}"]`);
}

async function shows(cell, text, timeout = 15_000) {
  await cell.filter({ hasText: new RegExp(`^${text}$`, 'u') }).waitFor({ timeout });
}

test('an edit reaches another browser within a second, and is undone in both', async () => {
  const [mine, theirs] = [await open('tim@apple.dev'), await open('jane.austen@apple.dev')];
  const record = (await mine.getByRole('rowheader').first().innerText()).split('\n').at(-1);
  const [cell, theirCell] = [await findCell(mine, record), await findCell(theirs, record)];
  const before = await cell.innerText();

  // The first change starts the functions it passes through.
  await edit(mine, cell, '4242');
  await shows(theirCell, '4,242');

  await edit(mine, cell, '31337');
  await shows(cell, '31,337');
  await shows(theirCell, '31,337', 1_000);

  await mine.keyboard.press('Control+z');
  await shows(cell, '4,242');
  await shows(theirCell, '4,242', 1_000);
  await mine.keyboard.press('Control+z');
  await shows(cell, before);
  await shows(theirCell, before, 1_000);

  await mine.reload();
  await shows(await findCell(mine, record), before);
});

test('an edit is shown before the server has heard of it', async () => {
  const page = await open('tim@apple.dev');
  const record = (await page.getByRole('rowheader').nth(1).innerText()).split('\n').at(-1);
  const cell = await findCell(page, record);
  const before = await cell.innerText();
  let release;
  const isShown = new Promise((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    await isShown;
    await route.continue();
  });
  await edit(page, cell, '5151');
  await shows(cell, '5,151');
  const answer = page.waitForResponse('**/graphql');
  release();
  assert.equal((await (await answer).json()).errors, undefined);
  await page.keyboard.press('Control+z');
  await shows(cell, before);
});

test('what was missed without a socket is shown once there is one', async () => {
  const mine = await openPage();
  const line = await tapSocket(mine);
  await signIn(mine, 'tim@apple.dev');
  const theirs = await open('jane.austen@apple.dev');
  await mine.getByText(/^Live:/u).waitFor({ state: 'attached' });
  const record = (await mine.getByRole('rowheader').nth(2).innerText()).split('\n').at(-1);
  const [cell, theirCell] = [await findCell(mine, record), await findCell(theirs, record)];
  const before = await cell.innerText();
  await mine.getByRole('rowheader').nth(2).click();
  await mine.keyboard.press('Control+Enter');
  const panel = mine.getByRole('complementary', { name: 'Company record' });
  await panel.getByRole('button', { name: `Edit ${column}` }).waitFor();

  line.cut();
  await mine.getByText('Reconnecting to live changes').waitFor({ state: 'attached' });
  const answer = theirs.waitForResponse('**/graphql');
  await edit(theirs, theirCell, '6161');
  await answer;
  assert.equal(await cell.innerText(), before);
  line.mend();
  await shows(cell, '6,161', 60_000);
  await panel.getByText('6,161', { exact: true }).waitFor();

  await theirs.keyboard.press('Control+z');
  await shows(cell, before);
});

test('whoever comes back to the tab sees what happened meanwhile', async () => {
  const page = await open('tim@apple.dev');
  const list = page.waitForResponse((response) => /query List/u.test(response.request().postData() ?? ''));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  assert.equal((await (await list).json()).errors, undefined);
});

/** Holds the socket of a page, to cut it and to let it come back. */
async function tapSocket(page) {
  let line = null;
  let isCut = false;
  await page.routeWebSocket('**/ws', (socket) => {
    if (isCut) return socket.close();
    line = socket;
    socket.connectToServer();
  });
  return {
    cut: () => {
      isCut = true;
      line.close({ code: 1001 });
    },
    mend: () => {
      isCut = false;
    },
  };
}

async function edit(page, cell, text) {
  await cell.click();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: column }).fill(text);
  await page.keyboard.press('Enter');
}
