import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { workspaceObjects } from '@/modules/object-record/testing/metadata';
import { SearchPalette } from './SearchPalette';
import type { Closeness, FindHits, Hit } from './search.graphql';

beforeEach(() => metadataStore.replace(workspaceObjects));

const hit = (objectName: string, label: string, closeness: Closeness = 'complete'): Hit => ({
  id: label,
  objectName,
  label,
  closeness,
});
const ada = hit('person', 'Ada');
const acme = hit('company', 'Acme', 'partial');
const adan = hit('person', 'Adan', 'similar');
const finds =
  (...hits: Hit[]): FindHits =>
  () =>
    Promise.resolve(hits);

function open(find: FindHits, onClose: () => void = () => undefined) {
  const routes = [{ path: '*', element: <SearchPalette isOpen onClose={onClose} find={find} /> }];
  const router = createMemoryRouter(routes, { initialEntries: ['/'] });
  render(<RouterProvider router={router} />);
  return router;
}

const field = () => screen.findByRole('combobox', { name: 'Search records' });
const type = async (text: string) => userEvent.type(await field(), text);
const place = ({ state: { location } }: ReturnType<typeof open>) => location.pathname + location.search;

describe('the search palette', () => {
  it('offers the places before anything is typed', async () => {
    const router = open(finds());
    await screen.findByRole('option', { name: 'Companies' });
    await type('{ArrowDown}{Enter}');
    expect(place(router)).toBe('/objects/people');
  });

  it('groups hits by how close they are, the best first', async () => {
    open(finds(ada, acme, adan));
    await type('xyz');
    await screen.findByText('Ada');
    const groups = screen.getAllByRole('group').map((group) => [
      group.getAttribute('aria-label'),
      within(group)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ]);
    expect(groups).toEqual([
      ['Records', ['AdaPerson']],
      ['With some of these words', ['AcmeCompany']],
      ['Spelled alike', ['AdanPerson']],
    ]);
  });

  it('opens a record beside its table, and closes', async () => {
    let isClosed = false;
    const router = open(finds(ada, acme), () => {
      isClosed = true;
    });
    await type('xyz');
    await screen.findByText('Acme');
    await type('{ArrowDown}{Enter}');
    expect(place(router)).toBe('/objects/companies?record=Acme');
    expect(isClosed).toBe(true);
  });

  it('never lets a late answer replace a newer one', async () => {
    const asked: { text: string; answer: (hits: Hit[]) => void; signal: AbortSignal }[] = [];
    open((text, _, signal) => new Promise((answer) => asked.push({ text, answer, signal })));
    await type('x');
    await expect.poll(() => asked.length).toBe(1);
    await type('y');
    await expect.poll(() => asked.length).toBe(2);
    expect(asked.map(({ text, signal }) => [text, signal.aborted])).toEqual([
      ['x', true],
      ['xy', false],
    ]);
    asked[1]?.answer([ada]);
    await screen.findByText('Ada');
    asked[0]?.answer([acme]);
    await new Promise((later) => setTimeout(later, 50));
    expect(screen.getAllByRole('option').map(({ id }) => id)).toEqual(['choice-Ada']);
  });

  it('opens the best hit for whoever presses Enter before it is known', async () => {
    const router = open(finds(ada));
    await type('xyz{Enter}');
    await expect.poll(() => place(router)).toBe('/objects/people?record=Ada');
  });

  it('asks among the objects that people work with', async () => {
    const asked: unknown[] = [];
    open((text, objectNames) => {
      asked.push([text, objectNames]);
      return Promise.resolve([]);
    });
    await type(' zzz ');
    await screen.findByText('Nothing found for “zzz”.');
    expect(asked).toEqual([['zzz', ['company', 'person', 'everything']]]);
  });

  it('says that the search failed, and tries again', async () => {
    let isBroken = true;
    open(() => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve([ada])));
    await type('zzz');
    await screen.findByText('The search could not be made.');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Ada')).toBeTruthy();
    expect(screen.queryByText('The search could not be made.')).toBeNull();
  });

  it('closes with Escape', async () => {
    let closed = 0;
    open(finds(), () => {
      closed += 1;
    });
    await type('{Escape}');
    expect(closed).toBe(1);
  });
});
