// Every screen, and everything that opens over one: what the accessibility test looks at and takes pictures of.
import { fileURLToPath } from 'node:url';
import { fillCredentials, readCount } from './browser.mjs';

/** For whoever has not signed in. */
export const guestScreens = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-refused', path: '/sign-in', act: refused },
  { name: 'sign-up', path: '/sign-up' },
];

const settings = ['profile', 'appearance', 'sessions', 'members', 'roles', 'imports', 'api-keys', 'webhooks'];

const dataModel = [
  '',
  'graph',
  'bin',
  'new',
  'objects/company',
  'objects/company/relations',
  'objects/company/indexes',
  'objects/company/settings',
  'objects/company/new-field',
  'objects/company/new-field?kind=NUMBER',
  'objects/company/new-field?kind=RELATION',
  'objects/company/new-field?kind=FORMULA',
  'objects/company/new-field?kind=ROLLUP',
  'objects/opportunity/fields/stage',
];

/** One without a path goes on from the one before. */
export const screens = [
  ...['companies', 'people', 'opportunities', 'tasks', 'notes'].map((objects) => ({
    name: objects,
    path: `/objects/${objects}`,
    act: readCount,
  })),
  { name: 'board', path: '/objects/opportunities', act: openBoard },
  { name: 'record', path: '/objects/companies', act: openRecord },
  { name: 'import-file', path: '/objects/companies/import' },
  { name: 'import-columns', act: chooseFile },
  { name: 'import-check', act: (page) => page.getByRole('button', { name: 'Continue' }).click() },
  ...settings.map((place) => ({ name: `settings-${place}`, path: `/settings/${place}` })),
  ...dataModel.map((place) => ({ name: `data-model-${place}`, path: `/settings/data-model/${place}` })),
  { name: 'not-found', path: '/nowhere' },
];

const table = '/objects/companies';

/** Each is closed by Escape, and goes on from the one before unless it has a path. */
export const overlays = [
  { name: 'workspaces', path: table, open: (page) => press(page, /switch workspace/u) },
  { name: 'person', open: (page) => press(page, /your menu/u) },
  { name: 'shortcuts', open: pressQuestionMark },
  { name: 'search', open: (page) => press(page, 'Search') },
  { name: 'search-found', open: (page) => search(page, 'anvil str') },
  { name: 'search-nothing', open: (page) => search(page, 'qqqqzzzz') },
  { name: 'favourite', path: '/objects/tasks', open: openFavourite },
  { name: 'filter-by', path: table, open: (page) => press(page, 'Filter by') },
  { name: 'sort-by', open: (page) => press(page, 'Sort by') },
  { name: 'options', open: (page) => press(page, 'Options') },
  { name: 'views', open: (page) => press(page, /^View:/u) },
  { name: 'new-view', open: startView },
  { name: 'add-column', open: (page) => press(page, 'Add a column') },
  { name: 'column', open: (page) => page.getByRole('columnheader').nth(2).click() },
  { name: 'filter-text', path: `${table}?filter=name:CONTAINS:a`, open: (page) => press(page, /^Name contains/u) },
  {
    name: 'several-conditions',
    path: `${table}?filter=OR(name:CONTAINS:a,employees:IS_EMPTY)`,
    open: (page) => press(page, /^Name contains a or/u),
  },
  {
    name: 'filter-choice',
    path: '/objects/opportunities?filter=stage:IS:NEW',
    open: (page) => press(page, /^Stage is/u),
  },
  { name: 'new-api-key', path: '/settings/api-keys', open: (page) => press(page, 'New API key') },
  { name: 'new-webhook', path: '/settings/webhooks', open: (page) => press(page, 'New webhook') },
];

export const phoneOverlays = [
  { name: 'more', path: table, open: (page) => press(page, 'More') },
  { name: 'search-found', open: (page) => search(page, 'an') },
];

/** Objects whose fields have every kind of editor between them. */
export const edited = ['companies', 'people', 'opportunities', 'tasks', 'rockets'].map(
  (objects) => `/objects/${objects}`,
);

async function refused(page) {
  await fillCredentials(page, 'not an address', '');
  await page.getByRole('alert').first().waitFor();
}

async function openBoard(page) {
  await press(page, /^View:/u);
  await page.getByRole('menuitemcheckbox', { name: 'By Stage' }).click();
  await page.getByRole('main').getByRole('listitem').getByRole('button').first().waitFor();
}

async function startView(page) {
  await press(page, /^View:/u);
  await page.getByRole('menuitem', { name: 'Table', exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

async function openRecord(page) {
  await readCount(page);
  const name = page.getByRole('rowheader').or(page.getByRole('main').getByRole('listitem').getByRole('button')).first();
  await name.click();
  if (await page.getByRole('grid').isVisible()) await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary', { name: 'Company record' }).getByRole('tab', { name: 'Timeline' }).waitFor();
}

async function chooseFile(page) {
  const file = fileURLToPath(new URL('../data/companies-sp500.csv', import.meta.url));
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('button', { name: 'Continue' }).waitFor();
}

async function pressQuestionMark(page) {
  await page.getByRole('main').focus();
  await page.keyboard.press('Shift+?');
}

async function press(page, name) {
  await page.getByRole('button', { name }).first().click();
}

async function search(page, text) {
  await press(page, 'Search');
  await page.getByRole('combobox', { name: 'Search records' }).fill(text);
  const nothing = page.getByText(`Nothing found for “${text}”.`);
  await page.getByRole('group', { name: 'Records' }).or(nothing).waitFor();
}

async function openFavourite(page) {
  const favourites = page.getByRole('region', { name: 'Favourites' });
  const star = favourites.getByRole('button', { name: 'Add this page to favourites' });
  const kept = favourites.getByRole('listitem').filter({ hasText: 'Tasks' });
  await star.or(kept).first().waitFor();
  if (!(await kept.count())) await star.click();
  await kept.hover();
  await press(page, 'What to do with Tasks');
}
