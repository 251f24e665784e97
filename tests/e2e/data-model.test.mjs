// The data model is shaped in the settings: an object with fields of every kind, relations, its end and its return.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn, useBrowser } from './browser.mjs';

const openPage = useBrowser();
const jane = 'jane.austen@apple.dev';
/** A name that no earlier run has left behind. */
const word = `Voyage${[...Date.now().toString()].map((digit) => 'abcdefghij'[digit]).join('')}n`;
const many = `${word}s`;

/** By the name of the type: what is typed into its form beside the label. */
const kinds = {
  Text: [],
  'Rich text': [],
  List: [],
  Number: [['Default', '7']],
  Currency: [],
  Date: [],
  'Date and time': [],
  Select: [
    ['Option 1', 'Planned'],
    ['Option 2', 'Under way'],
  ],
  'Multi-select': [['Option 1', 'Rough']],
  'Yes or no': [],
  Rating: [],
  'Full name': [],
  'E-mails': [],
  Phones: [],
  Links: [],
  Address: [],
  Files: [['Files at most', '3']],
  JSON: [],
  Identifier: [],
};

const settings = { page: null };

/** The page of somebody who may shape the data model, for all tests of the file. */
async function atSettings(path) {
  if (!settings.page) {
    settings.page = await openPage();
    await signIn(settings.page, jane);
  }
  await settings.page.goto(`/settings/data-model${path}`);
  return settings.page;
}

const objectPath = `/objects/${word.charAt(0).toLowerCase()}${word.slice(1)}`;
const plural = `${objectPath.slice('/objects/'.length)}s`;
const exactly = (page, role, name) => page.getByRole(role, { name, exact: true });
const rowOf = (page, name) => page.getByRole('row').filter({ has: exactly(page, 'link', name) });

test('an object is made, and fields of every kind', async () => {
  const page = await atSettings('/new');
  await page.getByLabel('One of them').fill(word);
  assert.equal(await page.getByLabel('Several of them').inputValue(), many);
  await exactly(page, 'button', 'Create object').click();
  await exactly(page, 'heading', many).waitFor();
  for (const [kind, inputs] of Object.entries(kinds)) {
    await exactly(page, 'link', 'New field').click();
    await page
      .getByRole('link', { name: kind })
      .filter({ hasText: new RegExp(`^${kind}`, 'u') })
      .first()
      .click();
    await page.getByLabel('Label', { exact: true }).fill(`My ${kind}`);
    for (const [label, text] of inputs) await fillIn(page, label, text);
    await exactly(page, 'button', 'Create field').click();
    await rowOf(page, `My ${kind}`).getByText(kind, { exact: true }).waitFor();
  }
});

async function fillIn(page, label, text) {
  const input = page.getByLabel(label, { exact: true });
  if (!(await input.isVisible())) await exactly(page, 'button', 'Add option').click();
  await input.fill(text);
}

test('what the server refuses is said where it is wrong', async () => {
  const page = await atSettings(`${objectPath}/new-field?kind=TEXT`);
  const label = page.getByLabel('Label', { exact: true });
  await label.fill('My Text');
  await exactly(page, 'button', 'Create field').click();
  await page.getByRole('alert').filter({ hasText: 'already in use' }).waitFor();
  assert.equal(await label.getAttribute('aria-invalid'), 'true');
});

test('relations are seen from both sides', async () => {
  const kindsOfRelation = [
    ['Belongs to one', 'Captain', 'Commands'],
    ['Has many', 'Guests', 'Guest of'],
    ['Many to many', 'Crew', 'Sails on'],
  ];
  for (const [kind, here, there] of kindsOfRelation) {
    const page = await atSettings(`${objectPath}/new-field?kind=RELATION`);
    await choose(page, `One ${word.toLowerCase()}`, kind);
    await choose(page, 'Leads to', 'People');
    await page.getByLabel('Label', { exact: true }).first().fill(here);
    await page.getByLabel('Label', { exact: true }).last().fill(`${there} ${word}`);
    await exactly(page, 'button', 'Create relation').click();
    await rowOf(page, here).getByText(kind, { exact: true }).waitFor();
  }
  const page = await atSettings(`${objectPath}/relations`);
  const relation = page.getByRole('listitem').filter({ has: exactly(page, 'link', 'Crew') });
  await relation.getByRole('link', { name: `Sails on ${word}` }).click();
  await exactly(page, 'heading', `Sails on ${word}`).waitFor();
  await page.getByText('Many to many', { exact: true }).first().waitFor();
});

async function choose(page, label, option) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

test('a formula is written by keys, told what is wrong, and shows what comes of it', async () => {
  const page = await atSettings('/objects/opportunity/new-field?kind=FORMULA');
  await page.getByLabel('Label', { exact: true }).fill(`Weight ${word}`);
  const formula = exactly(page, 'textbox', 'Formula');
  await formula.focus();
  await page.keyboard.type('if(sta');
  await page.getByRole('option', { name: 'Stage' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' = "CUST');
  await page.getByRole('option', { name: 'Customer' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(', 1, amuont');
  await page.keyboard.press('Escape');
  await page.keyboard.type(')');
  await page.getByRole('alert').filter({ hasText: 'Do you mean “amount”?' }).waitFor();
  assert.equal(await formula.getAttribute('aria-invalid'), 'true');
  await formula.fill('if(stage = "CUSTOMER", 1, 1 / 2)');
  await page.getByRole('table', { name: 'Examples' }).getByRole('cell', { name: '0.5' }).first().waitFor();
  await exactly(page, 'button', 'Create formula').click();
  await rowOf(page, `Weight ${word}`).getByText('Formula', { exact: true }).waitFor();
});

test('a rollup counts the records that meet its filter', async () => {
  const page = await atSettings('/objects/company/new-field?kind=ROLLUP');
  await page.getByLabel('Label', { exact: true }).fill(`Deals ${word}`);
  await choose(page, 'Looks at', 'Opportunities');
  await page.getByRole('textbox', { name: 'Only opportunities for which' }).fill('amount + 1');
  await page.getByRole('alert').filter({ hasText: 'yes or no' }).waitFor();
  await page.getByRole('textbox', { name: 'Only opportunities for which' }).fill('amount > 0');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await exactly(page, 'button', 'Create rollup').click();
  await rowOf(page, `Deals ${word}`).getByText('Rollup', { exact: true }).waitFor();
});

test('what was made is used in a table and on a board', async () => {
  const page = await atSettings(`${objectPath}/new-field?kind=FORMULA`);
  await page.getByLabel('Label', { exact: true }).fill('Twice');
  await exactly(page, 'textbox', 'Formula').fill('length(name) * 2');
  await page.getByText('Number', { exact: true }).first().waitFor();
  await exactly(page, 'button', 'Create formula').click();
  await rowOf(page, 'Twice').waitFor();
  await atSettings(`${objectPath}/new-field?kind=ROLLUP`);
  await page.getByLabel('Label', { exact: true }).fill('How many guests');
  await choose(page, 'Looks at', 'Guests');
  await exactly(page, 'button', 'Create rollup').click();
  await rowOf(page, 'How many guests').waitFor();

  await page.goto(`/objects/${plural}`);
  await page
    .getByRole('button', { name: `New ${word.toLowerCase()}` })
    .last()
    .click();
  await page.getByRole('dialog', { name: /^Edit/u }).waitFor();
  await page.keyboard.type('To the north');
  await page.keyboard.press('Tab');
  const row = page.getByRole('row').filter({ hasText: 'To the north' });
  await row.getByText('24', { exact: true }).waitFor();
  await row.getByText('0', { exact: true }).waitFor();

  await page.getByRole('button', { name: /^View:/u }).click();
  await page.getByRole('menuitem', { name: 'Board' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('By state');
  await exactly(page, 'button', 'Create view').click();
  const underWay = page.getByRole('main').getByRole('region', { name: 'Under way', exact: true });
  await underWay.getByRole('button', { name: /in Under way$/u }).click();
  await page.keyboard.type('To the south');
  await page.keyboard.press('Enter');
  await underWay.getByRole('listitem').getByText('To the south').waitFor();
  await page.reload();
  await underWay.getByRole('listitem').getByText('To the south').waitFor();
  await page.getByRole('main').getByRole('listitem').getByText('To the north').waitFor();
});

test('the graph is walked by keys', async () => {
  const page = await atSettings('/graph');
  const card = page.getByRole('group', { name: 'Objects and their relations' }).getByRole('link', { name: many });
  await card.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('+');
  assert.equal(await page.evaluate(() => 'object' in document.activeElement.dataset), true);
  await card.focus();
  await page.keyboard.press('Enter');
  await exactly(page, 'heading', many).waitFor();
});

test('what others would notice is asked about before it happens', async () => {
  const page = await atSettings(`${objectPath}/fields/mySelect`);
  await exactly(page, 'button', 'Remove Planned').click();
  await page.getByText('lose “Planned” when you save').waitFor();
  await page.getByLabel('Option 1', { exact: true }).fill('On its way');
  await exactly(page, 'button', 'Save field').click();
  await page.getByRole('dialog').getByText('may lose a value').waitFor();
  await confirm(page, 'Save field');
  await page.getByText('My Select saved').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Option 1', { exact: true }).inputValue(), 'On its way');
  assert.equal(await page.getByLabel('Option 2', { exact: true }).count(), 0);
});

test('a field is turned into another type', async () => {
  const page = await atSettings(`${objectPath}/fields/myNumber`);
  await exactly(page, 'button', 'Change type').click();
  await choose(page, 'New type', 'Text');
  await page.getByRole('dialog').getByRole('button', { name: 'Change type' }).click();
  await page.getByRole('combobox', { name: 'New type' }).waitFor({ state: 'detached' });
  await atSettings(objectPath);
  await rowOf(page, 'My Number').getByText('Text', { exact: true }).waitFor();
});

test('a field and an object are deleted, and come back from the bin', async () => {
  const page = await atSettings(`${objectPath}/fields/myText`);
  await exactly(page, 'button', 'Delete').click();
  await confirm(page, 'Delete field');
  await exactly(page, 'heading', many).waitFor();
  await deleteObject();
  await atSettings('/bin');
  await binned(page, many).getByText('14 days left').waitFor();
  await binned(page, many).getByRole('button', { name: 'Restore' }).click();
  await binned(page, 'My Text').getByRole('button', { name: 'Restore' }).click();
  await binned(page, 'My Text').waitFor({ state: 'detached' });
  await atSettings(objectPath);
  await rowOf(page, 'My Text').waitFor();
});

test('everything is put away for the tests that follow', async () => {
  for (const path of [`/objects/opportunity/fields/weight${word}`, `/objects/company/fields/deals${word}`]) {
    const page = await atSettings(path);
    await exactly(page, 'button', 'Delete').click();
    await confirm(page, 'Delete field');
  }
  await deleteObject();
});

/** Deactivated first: so nothing goes that somebody is working with. */
async function deleteObject() {
  const page = await atSettings(`${objectPath}/settings`);
  await exactly(page, 'button', 'Deactivate').click();
  await confirm(page, 'Deactivate');
  await exactly(page, 'button', 'Activate').waitFor();
  await exactly(page, 'button', 'Delete').click();
  await confirm(page, 'Delete object');
}

const binned = (page, name) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });

/** Once it is known what the change reaches. */
async function confirm(page, label) {
  const reaches = page.getByRole('list', { name: 'What it reaches' });
  await page.getByRole('dialog').filter({ has: reaches }).getByRole('button', { name: label }).click();
  await reaches.waitFor({ state: 'detached' });
}
