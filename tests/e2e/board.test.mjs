// A board: cards are carried by pointer and by keys, made, and shown in columns that come and go.
import assert from 'node:assert/strict';
import { before as beforeTests, test } from 'node:test';
import { eventually, signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
let page;

beforeTests(async () => {
  page = await openPage();
  await signIn(page, 'jane.austen@apple.dev');
});

const column = (name) => page.getByRole('main').getByRole('region', { name, exact: true });
const cards = (name) => column(name).getByRole('listitem').getByRole('button');
const names = async (name) => (await cards(name).allInnerTexts()).map((text) => text.split('\n')[0]);
const count = async (name) => Number(await column(name).locator('header > span').first().innerText());
const said = () => page.getByRole('log').innerText();

/** Resolves once the server has answered the next write. */
function written() {
  const isWrite = (request) => request.url().endsWith('/graphql') && /mutation/u.test(request.postData() ?? '');
  return page.waitForResponse((response) => isWrite(response.request()));
}

async function openBoard(name = 'By Stage', path = '/objects/opportunities') {
  await page.goto(path);
  const switcher = page.getByRole('button', { name: /^View:/u });
  await switcher.waitFor();
  if ((await switcher.innerText()).trim() !== name) {
    await switcher.click();
    await page.getByRole('menuitemcheckbox', { name }).click();
  }
  await page.getByRole('main').getByRole('listitem').getByRole('button').first().waitFor();
}

async function undo() {
  const answer = written();
  await page.getByRole('main').getByRole('listitem').getByRole('button').first().focus();
  await page.keyboard.press('Control+z');
  await answer;
}

async function drag(from, to, offset = 4) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(start.x + 40, start.y + 20);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y + 30, { steps: 3 });
  await page.mouse.move(end.x + 60, end.y + offset + 20, { steps: 8 });
  await page.waitForTimeout(60);
  await page.mouse.up();
}

test('a card is carried to another column, is there at once, and stays', async () => {
  await openBoard();
  const [first] = await names('New');
  const before = { from: await count('New'), to: await count('Meeting') };
  const answer = written();
  await drag(cards('New').first(), cards('Meeting').nth(1));
  assert.equal((await names('Meeting'))[1], first);
  assert.equal(await count('New'), before.from - 1);
  assert.equal(await count('Meeting'), before.to + 1);
  await answer;
  await page.reload();
  await cards('Meeting').first().waitFor();
  await eventually(first, async () => (await names('Meeting'))[1]);
  await drag(cards('Meeting').nth(1), cards('New').first(), -20);
  await eventually(first, async () => (await names('New'))[0]);
});

test('undo puts a card back where it was', async () => {
  await openBoard();
  const [first, second] = await names('Screening');
  const answer = written();
  await drag(cards('Screening').first(), cards('Proposal').first());
  assert.equal((await names('Proposal'))[0], first);
  await answer;
  await undo();
  await eventually(`${first},${second}`, async () => (await names('Screening')).slice(0, 2).join());
  await eventually(false, async () => (await names('Proposal')).includes(first));
});

test('keys go from card to card, lift one, carry it and put it down, and say so', async () => {
  await openBoard();
  await cards('New').first().focus();
  await page.keyboard.press('ArrowRight');
  const [first, second] = await names('Screening');
  const active = () => page.evaluate(() => document.activeElement.innerText.split('\n')[0]);
  assert.equal(await active(), first);
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(), second);
  await page.keyboard.press('Space');
  assert.match(await said(), /lifted, Screening, place 2 of \d+/u);
  await page.keyboard.press('ArrowRight');
  assert.match(await said(), /^Meeting, place 2 of \d+$/u);
  await page.keyboard.press('Escape');
  assert.match(await said(), /stays where it was/u);
  assert.equal((await names('Screening'))[1], second);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  const answer = written();
  await page.keyboard.press('Space');
  await answer;
  assert.match(await said(), /moved to Meeting, place 2 of/u);
  assert.equal((await names('Meeting'))[1], second);
  assert.equal(await active(), second);
  const back = written();
  await page.keyboard.press('Alt+ArrowLeft');
  await back;
  assert.equal((await names('Screening'))[1], second);
  const up = written();
  await page.keyboard.press('Alt+ArrowUp');
  await up;
  assert.deepEqual((await names('Screening')).slice(0, 2), [second, first]);
  await undo();
});

test('a card is made in a column, opened beside the board, and deleted', async () => {
  await openBoard();
  const before = await count('Proposal');
  await page.getByRole('button', { name: 'New opportunity in Proposal' }).click();
  await page.keyboard.type('Lantern contract');
  const answer = written();
  await page.keyboard.press('Enter');
  await answer;
  await eventually('Lantern contract', async () => (await names('Proposal'))[0]);
  assert.equal(await count('Proposal'), before + 1);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Opportunity record' });
  await panel.getByRole('heading', { level: 2, name: 'Lantern contract' }).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await undo();
  await eventually(before, () => count('Proposal'));
});

test('a column is hidden, with its count, and shown again', async () => {
  await openBoard();
  const before = await count('Meeting');
  await page.getByRole('button', { name: 'Column Meeting' }).click();
  await page.getByRole('menuitem', { name: 'Hide the column' }).click();
  await column('Meeting').waitFor({ state: 'detached' });
  const hidden = page.getByRole('button', { name: 'Show Meeting' });
  assert.match(await hidden.innerText(), new RegExp(`${before}$`, 'u'));
  await hidden.click();
  await column('Meeting').waitFor();
});

test('somebody else’s move is seen', async () => {
  await openBoard();
  const other = await openPage();
  await signIn(other, 'jane.austen@apple.dev');
  await other.goto('/objects/opportunities');
  const [first] = await names('New');
  const mine = page;
  page = other;
  await openBoard();
  const answer = written();
  await drag(cards('New').first(), cards('Proposal').first());
  await answer;
  page = mine;
  await eventually(first, async () => (await names('Proposal'))[0]);
  await eventually(false, async () => (await names('New')).includes(first));
  await other.keyboard.press('Control+z');
  await eventually(first, async () => (await names('New'))[0]);
  await other.close();
});

test('on a phone, columns are swiped', async () => {
  const phone = await openPage({ width: 390, height: 844 }, { hasTouch: true, isMobile: true });
  await signIn(phone, 'jane.austen@apple.dev');
  page = phone;
  await openBoard();
  const board = page.getByRole('group', { name: 'Opportunities by Stage' });
  await board.evaluate((element) => element.scrollBy({ left: 200 }));
  await eventually(true, () =>
    board.evaluate((element) => {
      const { left } = element.querySelectorAll('section')[1].getBoundingClientRect();
      return Math.abs(left - 16) < 2;
    }),
  );
  await cards('Screening').first().click();
  await page.getByRole('complementary', { name: 'Opportunity record' }).waitFor();
});
