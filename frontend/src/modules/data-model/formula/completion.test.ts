import { describe, expect, it } from 'vitest';
import { DataModel } from '../dataModel';
import type { ModelField, ModelObject } from '../types';
import { accept, complete, type FormulaFunction } from './completion';
import { tokensOf } from './tokens';

function field(name: string, type: ModelField['type'], rest: Partial<ModelField> = {}): ModelField {
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    id: name,
    name,
    label,
    type,
    isActive: true,
    morphId: null,
    relation: null,
    morphRelations: null,
    options: null,
    ...rest,
  } as ModelField;
}

function toOne(name: string, target: string): ModelField {
  const reference = { id: target, nameSingular: target, namePlural: `${target}s` };
  return field(name, 'RELATION', {
    relation: { type: 'MANY_TO_ONE', targetObjectMetadata: reference, targetFieldMetadata: { id: 'x', name: 'x' } },
  });
}

const option = (value: string) => ({ id: value, value, label: value.toLowerCase(), color: 'red', position: 0 });
const person = {
  id: 'person',
  nameSingular: 'person',
  labelSingular: 'Person',
  fields: [field('name', 'FULL_NAME'), field('age', 'NUMBER')],
};
const deal = {
  id: 'deal',
  nameSingular: 'deal',
  labelSingular: 'Deal',
  fields: [
    field('amount', 'CURRENCY'),
    field('stage', 'SELECT', { options: [option('NEW'), option('WON')] }),
    toOne('contact', 'person'),
    field('notes', 'RAW_JSON'),
  ],
};
const model = new DataModel([person, deal] as unknown as ModelObject[]);
const functions: FormulaFunction[] = [
  { name: 'round', signature: 'round(number, places?)', description: '' },
  { name: 'now', signature: 'now()', description: '' },
];

/** The caret stands where the bar is. */
function at(text: string) {
  const caret = text.indexOf('|');
  return complete(model, deal as unknown as ModelObject, functions, text.replace('|', ''), caret);
}
const texts = (text: string) => at(text).suggestions.map((suggestion) => suggestion.text);

describe('what is suggested in a formula', () => {
  it('at its beginning: fields that can be read, and functions', () => {
    expect(texts('|')).toEqual(['amount', 'stage', 'contact.', 'round()', 'now()']);
  });

  it.each([
    ['am|', ['amount']],
    ['1 + ro|', ['round()']],
    ['contact.|', ['contact.name.', 'contact.age']],
    ['contact.a|', ['contact.age', 'contact.name.']],
    ['contact.name.|', ['contact.name.firstName', 'contact.name.lastName']],
    ['amount.c|', ['amount.currencyCode']],
    ['notes.|', []],
    ['nobody.|', []],
    ['stage = |', ['"NEW"', '"WON"', 'amount', 'stage', 'contact.', 'round()', 'now()']],
    ['stage = "W|', ['"WON"']],
    ['"am|', []],
  ])('at the bar in %s', (text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  it.each([
    ['ro| + 1', 'round(|) + 1'],
    ['ro|(2)', 'round(|2)'],
    ['now|', 'now()|'],
    ['contact.na|', 'contact.name.|'],
    ['stage = "W|"', 'stage = "WON"|'],
  ])('in %s becomes %s when it is taken', (text, wanted) => {
    const found = at(text);
    const [first] = found.suggestions;
    if (!first) throw new Error('nothing is suggested');
    const { source, caret } = accept(text.replace('|', ''), found, first);
    expect(`${source.slice(0, caret)}|${source.slice(caret)}`).toBe(wanted);
  });
});

it('takes a formula apart without losing a letter', () => {
  const source = "if(stage = \"WON\" and {not} >= .5, name.first & 'it''s', blank) § \"open";
  const tokens = tokensOf(source);
  expect(tokens.map(({ text }) => text).join('')).toBe(source);
  const kinds = tokens.filter(({ kind }) => kind !== 'space').map(({ kind }) => kind);
  expect(kinds).toEqual(
    'name sign name sign text word name sign number sign name sign text sign word sign unknown text'.split(' '),
  );
});
