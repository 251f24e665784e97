// Saved views: made, changed, saved and deleted; what they ask; and tables that follow the data model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, readCount } from './browser.mjs';
import { useGrid } from './grid.mjs';
import { askAs, createField, deleteField, findObject } from './metadata.mjs';

const grid = useGrid();
const switcher = () => grid.page.getByRole('button', { name: /^View:/u });
const button = (name) => grid.page.getByRole('button', { name, exact: true });

/** Resolves once the server has taken a change of a view. */
const viewSaved = () =>
  grid.page.waitForResponse((response) => /mutation ChangeView/u.test(response.request().postData() ?? ''));

async function choose(item, role = 'menuitem') {
  await switcher().click();
  await grid.page.getByRole(role, { name: item, exact: true }).click();
}

async function answerName(name, confirm) {
  const dialog = grid.page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  const saved = viewSaved();
  await dialog.getByRole('button', { name: confirm }).click();
  await saved;
}

test('what differs from a view is saved as another, which is renamed, copied and deleted', async () => {
  const { page } = grid;
  await grid.open('/objects/people?filter=city:CONTAINS:Lagos');
  const total = await readCount(page);
  await button('Save as new').click();
  await answerName('People in Lagos', 'Create view');
  await eventually('People in Lagos', () => switcher().innerText());
  assert.deepEqual([...new URL(page.url()).searchParams.keys()], ['view']);
  await button('City contains Lagos').waitFor();
  await page.reload();
  await button('City contains Lagos').waitFor();
  await eventually(total, () => readCount(page));
  await choose('Rename');
  await answerName('Lagos', 'Rename');
  await eventually('Lagos', () => switcher().innerText());
  await choose('Duplicate');
  await answerName('Lagos too', 'Create view');
  await eventually('Lagos too', () => switcher().innerText());
  for (const name of ['Lagos too', 'Lagos']) {
    await choose(name, 'menuitemcheckbox');
    await choose('Delete view');
    const gone = viewSaved();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Delete view' })
      .click();
    await gone;
  }
  await switcher().click();
  assert.equal(await page.getByRole('menuitemcheckbox', { name: /^Lagos/u }).count(), 0);
  await page.keyboard.press('Escape');
});

test('a changed filter is reset, or saved for everyone', async () => {
  const { page } = grid;
  await grid.open('/objects/companies');
  await choose('Duplicate');
  await answerName('Large', 'Create view');
  await eventually('Large', () => switcher().innerText());
  await page.getByRole('button', { name: 'Filter by' }).click();
  await page.getByRole('menuitem', { name: 'Employees', exact: true }).click();
  await page.getByLabel('Condition').selectOption('GREATER_THAN_OR_EQUAL');
  await page.getByLabel('Value').fill('500');
  await grid.press('Enter');
  await button('Employees is at least 500').waitFor();
  await button('Reset').click();
  await button('Employees is at least 500').waitFor({ state: 'detached' });
  await page.goto(`${page.url()}&filter=employees:GREATER_THAN_OR_EQUAL:500`);
  const saved = viewSaved();
  await button('Save for everyone').click();
  await saved;
  await eventually(0, () => button('Save for everyone').count());
  assert.equal(new URL(page.url()).searchParams.get('filter'), null);
  await page.reload();
  await button('Employees is at least 500').waitFor();
  await choose('Delete view');
  await page.getByRole('button', { name: 'Delete view' }).click();
});

test('a view says “me”, groups of conditions and words anywhere', async () => {
  const { page } = grid;
  await grid.open('/objects/tasks');
  const all = await readCount(page);
  await choose('Assigned to Me', 'menuitemcheckbox');
  await button('Assignee is me').waitFor();
  await eventually(true, async () => (await readCount(page)) < all);
  assert.match(await grid.text(0, await grid.column('Assignee')), /Jane Austen$/u);
  await choose('All Tasks', 'menuitemcheckbox');
  await page.goto('/objects/people?filter=OR(city:CONTAINS:Lagos,city:CONTAINS:Lima)');
  await button('City contains Lagos or City contains Lima').click();
  const group = page.getByRole('dialog', { name: 'Several conditions' });
  await group.getByRole('button', { name: 'Remove condition 2' }).click();
  await grid.press('Escape');
  await button('City contains Lagos').waitFor();
  await page.goto('/objects/people');
  await grid.cell(0, 0).waitFor();
  await page.getByRole('button', { name: 'Filter by' }).click();
  await page.getByRole('menuitem', { name: 'Words in any field' }).click();
  await page.getByRole('textbox', { name: 'Words in any field' }).and(page.locator(':focus')).waitFor();
  await grid.type('lagos');
  await eventually('lagos', async () => new URL(page.url()).searchParams.get('q'));
  await eventually(true, async () => (await readCount(page)) < 200);
});

test('something is worked out under a column', async () => {
  const { page } = grid;
  await grid.open('/objects/opportunities');
  const header = page.getByRole('columnheader', { name: 'Amount', exact: true });
  for (const expected of [1, 0]) {
    await header.click();
    const saved = viewSaved();
    await page.getByRole('menuitemcheckbox', { name: 'Sum' }).click();
    await saved;
    await eventually(expected, () => page.getByRole('gridcell', { name: /^Sum\s*\$[\d,]+$/u }).count());
  }
});

test('records are linked many to many in their cell', async () => {
  await grid.open('/objects/tasks');
  const act = async () => {
    await grid.type('vickers & d');
    await grid.page.getByRole('option', { name: /Vickers & Daughters/u }).waitFor();
    await grid.press('Enter', 'Tab');
  };
  await grid.edit('Relations', 0, act, /Vickers & Daughters/u);
});

test('a new many-to-many field is added as a column, filled in its cell, and seen from the other side', async () => {
  const { page } = grid;
  const askMetadata = await askAs('jane.austen@apple.dev');
  const [pet, person] = [await findObject(askMetadata, 'pet'), await findObject(askMetadata, 'person')];
  const stamp = Date.now() % 100_000;
  const made = await createField(askMetadata, {
    objectMetadataId: pet.id,
    type: 'RELATION',
    name: `friends${stamp}`,
    label: `Friends ${stamp}`,
    icon: 'IconUsers',
    relationCreationPayload: {
      type: 'MANY_TO_MANY',
      targetObjectMetadataId: person.id,
      targetFieldLabel: `Pets ${stamp}`,
      targetFieldIcon: 'IconPaw',
    },
  });
  const addColumn = async (label) => {
    const saved = viewSaved();
    await page.getByRole('button', { name: 'Add a column' }).click();
    await page.getByRole('menuitem', { name: label, exact: true }).click();
    await saved;
  };
  await grid.open('/objects/pets');
  await addColumn(`Friends ${stamp}`);
  const name = await grid.text(0, 0);
  const act = async () => {
    await grid.type('Amelia Vickers');
    await page
      .getByRole('option', { name: /Amelia Vickers/u })
      .first()
      .waitFor();
    await grid.press('Enter', 'Tab');
  };
  await grid.edit(`Friends ${stamp}`, 0, act, /Amelia Vickers$/u);
  await grid.select(0, await grid.column(`Friends ${stamp}`));
  const answer = grid.written();
  await act();
  await answer;
  await grid.open('/objects/people?q=Amelia%20Vickers');
  await addColumn(`Pets ${stamp}`);
  const pets = await grid.column(`Pets ${stamp}`);
  await eventually(true, async () => {
    const texts = [await grid.text(0, pets), await grid.text(1, pets)];
    return texts.some((text) => text.endsWith(name.split('\n').at(-1)));
  });
  await deleteField(askMetadata, made.id);
  await eventually(0, () => page.getByRole('columnheader', { name: `Pets ${stamp}` }).count(), 5_000);
});

test('a field that is made or deleted elsewhere comes and goes, and a cell being edited stays', async () => {
  const askMetadata = await askAs('jane.austen@apple.dev');
  const pet = await findObject(askMetadata, 'pet');
  await grid.open('/objects/pets');
  await grid.select(2, 0);
  await grid.press('F2');
  await grid.type('Half a na');
  const name = `walks${Date.now() % 100_000}`;
  const field = { objectMetadataId: pet.id, type: 'NUMBER', name, label: `Walks ${name}`, icon: 'IconPaw' };
  const made = await createField(askMetadata, field);
  const header = grid.page.getByRole('columnheader', { name: field.label });
  await eventually(1, () => header.count(), 5_000);
  assert.equal(await grid.editor.getByRole('textbox').inputValue(), 'Half a na');
  await grid.press('Escape');
  await deleteField(askMetadata, made.id);
  await eventually(0, () => header.count(), 5_000);
  assert.equal(await grid.active(), 'cell-2-0');
});
