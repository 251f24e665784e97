import { edit, open, page, press } from './harness.mjs';

const type = async (text) => {
  await page.keyboard.type(text);
  await press('Enter');
};
const fill = (name, text) => page.getByRole('textbox', { name, exact: true }).fill(text);

async function editMoney() {
  await press('Enter');
  await fill('Amount', '12.5k');
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR');
  await press('Enter');
}

async function chooseCompany() {
  await page.keyboard.type('vickers');
  await page.getByRole('option', { name: /Vickers Textiles/u }).waitFor();
  await press('Enter');
}

async function editAddress() {
  await press('Enter');
  await fill('Street', '1 Ledger Lane');
  await fill('City', 'Ghent');
  await press('Enter');
}

async function editName() {
  await press('Enter');
  await fill('First name', 'Ada');
  await press('Tab');
  await fill('Last name', 'Byron');
  await press('Enter');
}

async function editText() {
  await press('Enter');
  await fill('Body', '**Bold** words');
  await press('Control+Enter');
}

export const checks = {
  async 'choices, money, dates and links to other records are edited in their cells'() {
    await open('/objects/opportunities');
    await edit('Stage', 4, () => type('prop'), 'Proposal');
    await edit('Amount', 4, editMoney, '€12,500');
    await edit('Close date', 4, () => type('2031-11-22T14:00:00Z'), /2031/u);
    await edit('Company', 4, chooseCompany, /Vickers Textiles$/u);
  },

  async 'numbers, addresses and web addresses are edited in their cells'() {
    await open('/objects/companies');
    await edit('Employees', 3, () => type('1,234'), '1,234');
    await edit('Domain Name', 3, () => type(`grid-${Date.now()}.example`), /^grid-\d+\.example$/u);
    await edit('Address', 3, editAddress, /1 Ledger Lane, Ghent/u);
  },

  async 'names, phones and long texts are edited in their cells'() {
    await open('/objects/people');
    await edit('Name', 3, editName, /Ada Byron$/u);
    await edit('Phones', 3, () => type('+33 6 12 34 56 78'), /\+33/u);
    await open('/objects/tasks');
    await edit('Body', 3, editText, 'Bold words');
  },
};
