// Every kind of value that has an editor of its own is edited in its cell.
import { test } from 'node:test';
import { useGrid } from './grid.mjs';

const grid = useGrid();

const type = (text) => async () => {
  await grid.type(text);
  await grid.press('Enter');
};

const fill = (name, text) => grid.page.getByRole('textbox', { name, exact: true }).fill(text);

test('choices, money, dates and links to other records', async () => {
  await grid.open('/objects/opportunities');
  await grid.edit('Stage', 4, type('prop'), 'Proposal');
  await grid.edit('Amount', 4, editMoney, '€12,500');
  await grid.edit('Close date', 4, type('2031-11-22T14:00:00Z'), /2031/u);
  await grid.edit('Company', 4, chooseCompany, /Vickers Textiles$/u);
});

test('numbers, addresses and web addresses', async () => {
  await grid.open('/objects/companies');
  await grid.edit('Employees', 3, type('1,234'), '1,234');
  await grid.edit('Domain Name', 3, type('grid-and-sons.example'), 'grid-and-sons.example');
  await grid.edit('Address', 3, editAddress, /1 Ledger Lane, Ghent/u);
});

test('names, phones and long texts', async () => {
  await grid.open('/objects/people');
  await grid.edit('Name', 3, editName, /Ada Byron$/u);
  await grid.edit('Phones', 3, type('+33 6 12 34 56 78'), /^\+33/u);
  await grid.edit('Phones', 3, type('202-555-0134'), '202-555-0134');
  await grid.open('/objects/tasks');
  await grid.edit('Body', 3, editText, 'Bold words');
});

async function editMoney() {
  await grid.press('Enter');
  await fill('Amount', '12.5k');
  await grid.page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR');
  await grid.press('Enter');
}

async function chooseCompany() {
  await grid.type('vickers');
  await grid.page.getByRole('option', { name: /Vickers Textiles/u }).click();
}

async function editAddress() {
  await grid.press('Enter');
  await fill('Street', '1 Ledger Lane');
  await fill('City', 'Ghent');
  await grid.press('Enter');
}

async function editName() {
  await grid.press('Enter');
  await fill('First name', 'Ada');
  await grid.press('Tab');
  await fill('Last name', 'Byron');
  await grid.press('Enter');
}

async function editText() {
  await grid.press('Enter');
  await fill('Body', '**Bold** words');
  await grid.press('Control+Enter');
}
