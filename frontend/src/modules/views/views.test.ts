import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type FieldMetadata, metadataStore } from '@/modules/object-metadata';
import { kindOf, type FieldFilter, type RecordFilter } from '@/modules/object-record';
import { matchesFilters, toGraphqlFilter } from '@/modules/object-record/query/conditions';
import { everything, fieldOf, person, workspaceObjects } from '@/modules/object-record/testing/metadata';
import { formatFilter, readFilter } from './filterCodes';
import { toStored } from './saveConditions';
import { me, readValues, writeValue } from './storedFilters';
import type { View } from './types';
import { emptyView } from './useView';
import { isSame, nothingAsked, recordFilters, storedConditions } from './viewConditions';
import { readConditions, writeConditions } from './viewParams';

const company = '0190a8a0-0000-7000-8000-000000000001';

/** A value for each kind of field and operand, as a person gives it. */
function valuesFor(field: FieldMetadata, operand: string): string[] {
  if (operand.endsWith('EMPTY') || ['IS_TODAY', 'IS_IN_PAST', 'IS_IN_FUTURE'].includes(operand)) return [];
  if (operand === 'IS_RELATIVE') return ['PAST_7_DAY'];
  if (field.type === 'SELECT' || field.type === 'MULTI_SELECT') return ['NEW', 'WON'];
  if (field.type === 'RATING') return ['RATING_4'];
  if (field.type === 'RELATION') return [`company/${company}`];
  if (field.type === 'MORPH_RELATION') return [company];
  if (field.type === 'BOOLEAN') return ['true'];
  if (field.type === 'DATE' || field.type === 'DATE_TIME') return ['2026-11-22'];
  return ['12'];
}

const cases = everything.fields.flatMap((field) =>
  kindOf(field).operands.map((operand): [string, FieldFilter] => [
    `${field.type} ${operand}`,
    { fieldName: field.name, operand, values: valuesFor(field, operand) },
  ]),
);

const viewWith = (stored: Partial<View>): View => ({ ...emptyView(everything, 'Some'), id: 'view', ...stored });

beforeEach(() => {
  metadataStore.replace(workspaceObjects);
});

describe.each(cases)('%s', (_name, filter) => {
  it('comes back from a view as it was put in', () => {
    const view = viewWith(toStored(everything, { ...nothingAsked, filters: [filter] }));
    expect(storedConditions(view, everything).filters).toEqual([filter]);
  });

  it('comes back from an address as it was put in', () => {
    expect(readFilter(formatFilter(filter), everything)).toEqual([filter]);
  });

  it('asks the server for something', () => {
    expect(toGraphqlFilter(everything, [filter])).not.toBeNull();
  });
});

it('knows operands of every kind that can be filtered by', () => {
  const filtered = new Set(cases.map(([name]) => name.split(' ')[0]));
  expect(filtered.size).toBeGreaterThanOrEqual(20);
});

describe('conditions in groups', () => {
  const nested: RecordFilter = {
    operator: 'OR',
    filters: [
      { fieldName: 'city', operand: 'IS_EMPTY', values: [] },
      { operator: 'AND', filters: [{ fieldName: 'jobTitle', operand: 'CONTAINS', values: ['a,(b)'] }] },
    ],
  };

  it('are stored as groups in groups', () => {
    const stored = toStored(person, { ...nothingAsked, filters: [nested] });
    expect(stored.viewFilterGroups.map(({ logicalOperator }) => logicalOperator)).toEqual(['OR', 'AND']);
    expect(storedConditions(viewWith(stored), person).filters).toEqual([nested]);
  });

  it('are written into addresses, whatever their values hold', () => {
    expect(readFilter(formatFilter(nested), person)).toEqual([nested]);
  });

  it('hold when any of them does', () => {
    expect(matchesFilters(person, [nested], { city: null, jobTitle: 'x' })).toBe(true);
    expect(matchesFilters(person, [nested], { city: 'Oslo', jobTitle: 'a,(b)' })).toBe(true);
    expect(matchesFilters(person, [nested], { city: 'Oslo', jobTitle: 'x' })).toBe(false);
    expect(matchesFilters(person, [nested], { city: 'Oslo' })).toBeNull();
  });

  it('say nothing about fields that are gone', () => {
    const gone: RecordFilter = { operator: 'OR', filters: [{ fieldName: 'gone', operand: 'IS', values: ['1'] }] };
    expect(toGraphqlFilter(person, [gone])).toBeNull();
    expect(matchesFilters(person, [gone], {})).toBe(true);
  });
});

describe('stored values', () => {
  const relation = fieldOf(everything, 'company');

  it.each([
    ['the text of a selection', `{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":["${company}"]}`],
    ['a selection', { isCurrentWorkspaceMemberSelected: true, selectedRecordIds: [company] }],
  ])('may be %s', (_what, value) => {
    expect(readValues(relation, value)).toEqual([me, `company/${company}`]);
  });

  it('of options may be a list or the text of one', () => {
    const select = fieldOf(everything, 'select');
    expect(readValues(select, '["NEW","WON"]')).toEqual(['NEW', 'WON']);
    expect(readValues(select, 'NEW')).toEqual(['NEW']);
    expect(writeValue(select, ['NEW'])).toEqual(['NEW']);
  });

  it('of periods may be an object', () => {
    const date = fieldOf(everything, 'date');
    expect(readValues(date, { direction: 'NEXT', amount: 2, unit: 'WEEK' })).toEqual(['NEXT_2_WEEK']);
  });
});

describe('what is asked of the record lists', () => {
  it('is the member who looks, where a condition says "me"', () => {
    const member = { ...fieldOf(everything, 'company') };
    const owned = { ...member, id: 'owner', name: 'owner' };
    owned.relation = member.relation && {
      ...member.relation,
      targetObjectMetadata: { id: 'm', nameSingular: 'workspaceMember', namePlural: 'workspaceMembers' },
    };
    const object = { ...everything, fields: [...everything.fields, owned] };
    const filters: RecordFilter[] = [{ fieldName: 'owner', operand: 'IS', values: [me] }];
    expect(recordFilters(object, { filters, words: '' }, 'tim')).toEqual([
      { fieldName: 'owner', operand: 'IS', values: ['workspaceMember/tim'] },
    ]);
  });

  it('leaves out what is still to be completed', () => {
    const filters: RecordFilter[] = [
      { fieldName: 'city', operand: 'CONTAINS', values: [] },
      { operator: 'AND', filters: [{ fieldName: 'city', operand: 'CONTAINS', values: [] }] },
    ];
    expect(recordFilters(person, { filters, words: ' Ada ' }, 'tim')).toEqual([{ words: 'Ada' }]);
  });

  it('looks for words in every text', () => {
    const filter = toGraphqlFilter(person, [{ words: 'Ada' }]) as { or: object[] };
    const searched = filter.or.flatMap((condition) => Object.keys(condition));
    expect(searched).toEqual(expect.arrayContaining(['jobTitle', 'city']));
  });
});

describe('the address', () => {
  const saved = { ...nothingAsked, filters: [{ fieldName: 'city', operand: 'CONTAINS', values: ['Oslo'] }] as const };

  it('says nothing of a view as it is saved', () => {
    expect(writeConditions(new URLSearchParams('view=1'), saved, saved).toString()).toBe('view=1');
    expect(isSame(readConditions(new URLSearchParams(), person, saved), saved)).toBe(true);
  });

  it('says that a saved filter is gone', () => {
    const params = writeConditions(new URLSearchParams(), nothingAsked, saved);
    expect(readConditions(params, person, saved)).toEqual(nothingAsked);
  });

  it('keeps to what the object can do', () => {
    const params = new URLSearchParams(
      'filter=gone:IS:1&filter=city:IS_TODAY&sort=gone:asc&sort=city:up&sort=city:desc',
    );
    expect(readConditions(params, person, nothingAsked)).toEqual({
      ...nothingAsked,
      sorts: [{ fieldName: 'city', direction: 'desc' }],
    });
  });
});

describe('periods', () => {
  it.each([
    ['PAST_7_DAY', '2026-11-20', true],
    ['PAST_7_DAY', '2026-11-01', false],
    ['THIS_1_MONTH', '2026-11-01', true],
    ['THIS_1_MONTH', '2026-12-01', false],
    ['NEXT_1_QUARTER', '2027-02-20', true],
  ])('%s holds for %s: %s', (period, value, expected) => {
    vi.useFakeTimers({ now: new Date(2026, 10, 22, 12) });
    const filter: RecordFilter = { fieldName: 'date', operand: 'IS_RELATIVE', values: [period] };
    expect(matchesFilters(everything, [filter], { date: value })).toBe(expected);
    vi.useRealTimers();
  });
});
