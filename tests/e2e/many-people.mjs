// A hundred thousand people from thin air, page by page.
export const total = 100_000;

const firstNames = ['Grace', 'Linus', 'Margaret', 'Alan', 'Katherine', 'Edsger', 'Barbara', 'Radia', 'Ken', 'Hedy'];
const lastNames = ['Hopper', 'Turing', 'Lovelace', 'Knuth', 'Liskov', 'Lamarr', 'Perlman', 'Hamilton', 'Torvalds'];
const companies = ['Northwind', 'Kestrel', 'Marrow', 'Oak & Iron', 'Quarry', 'Blue Harbour', 'Fjord & Co'];
const pick = (items, index) => items[index % items.length];

/** Answers the list of people; everything else goes to the product. */
export async function manyPeople(route) {
  const { query = '', variables = {} } = route.request().postDataJSON() ?? {};
  if (!query.includes('query ListPeople')) return route.continue();
  const { first, offset } = variables;
  const count = Math.min(first, total - offset);
  const edges = Array.from({ length: count }, (_, index) => ({ node: person(offset + index) }));
  const people = query.includes('totalCount') ? { totalCount: total, edges } : { edges };
  return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ data: { people } }) });
}

function person(index) {
  const name = { firstName: pick(firstNames, index), lastName: pick(lastNames, index * 7) };
  const company = pick(companies, index * 3);
  const email = `${name.firstName}.${name.lastName}${index}@example.com`.toLowerCase();
  return {
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    name,
    company: { id: `c${index % companies.length}`, name: company },
    jobTitle: pick(['Founder', 'Head of Ops', 'VP Sales', 'Account Executive'], index),
    emails: { primaryEmail: email, additionalEmails: [] },
    phones: { primaryPhoneNumber: `6 12 34 ${index}`, primaryPhoneCallingCode: '+33', additionalPhones: [] },
    city: pick(['Oslo', 'Paris', 'Lagos', 'Pune'], index),
    linkedinLink: { primaryLinkUrl: `linkedin.com/in/${index}`, primaryLinkLabel: '', secondaryLinks: [] },
    createdBy: { source: 'MANUAL', name: 'Jane Austen', workspaceMemberId: 'm1' },
    createdAt: '2026-03-04T05:06:07.000Z',
    position: index,
    updatedAt: '2026-03-04T05:06:07.000Z',
  };
}
