/** What may be meant by what is being typed in a formula: fields, fields of linked records, functions, options. */
import type { FieldType } from '@/modules/object-metadata';
import { type DataModel, listedFields } from '../dataModel';
import type { ModelField, ModelObject } from '../types';
import { type Token, tokensOf } from './tokens';

export interface FormulaFunction {
  name: string;
  signature: string;
  description: string;
}

export interface Suggestion {
  kind: 'field' | 'function' | 'option';
  /** What is inserted, and how far behind its end the caret goes. */
  text: string;
  back: number;
  label: string;
  hint: string;
}

export interface Completion {
  /** The part of the text that a suggestion replaces. */
  start: number;
  end: number;
  suggestions: Suggestion[];
}

const unreadable = new Set<FieldType>(['RAW_JSON', 'FILES', 'TS_VECTOR', 'POSITION', 'RICH_TEXT', 'MORPH_RELATION']);

const partsOfType: Partial<Record<FieldType, readonly string[]>> = {
  CURRENCY: ['amount', 'currencyCode'],
  FULL_NAME: ['firstName', 'lastName'],
  EMAILS: ['primaryEmail'],
  PHONES: ['primaryPhoneNumber', 'primaryPhoneCountryCode', 'primaryPhoneCallingCode'],
  LINKS: ['primaryLinkUrl', 'primaryLinkLabel'],
  ACTOR: ['name', 'source'],
  ADDRESS: [
    'addressStreet1',
    'addressStreet2',
    'addressCity',
    'addressPostcode',
    'addressState',
    'addressCountry',
    'addressLat',
    'addressLng',
  ],
};

/** Where the names before the last dot of a path lead: to an object, or to a field with parts. */
function walk(model: DataModel, object: ModelObject, names: readonly string[]): ModelObject | ModelField | null {
  let here = object;
  for (const [index, name] of names.entries()) {
    const field = here.fields.find((each) => each.name === name && each.isActive);
    if (!field) return null;
    const [relation] = model.relationsOf(field);
    if (!relation) return index === names.length - 1 && partsOfType[field.type] ? field : null;
    if (relation.type !== 'MANY_TO_ONE') return null;
    here = relation.target;
  }
  return here;
}

const isObject = (found: ModelObject | ModelField): found is ModelObject => 'nameSingular' in found;

function fieldsOf(model: DataModel, object: ModelObject, prefix: string): Suggestion[] {
  return listedFields(object)
    .filter((field) => field.isActive && !unreadable.has(field.type))
    .filter((field) => model.relationsOf(field).every(({ type }) => type === 'MANY_TO_ONE'))
    .map((field) => {
      const [relation] = model.relationsOf(field);
      const needsPart = relation !== undefined || field.type === 'FULL_NAME' || field.type === 'ADDRESS';
      const text = prefix + field.name + (needsPart ? '.' : '');
      const hint = relation ? relation.target.labelSingular : '';
      return { kind: 'field', text, back: 0, label: field.label, hint: [text, hint].filter(Boolean).join(' → ') };
    });
}

function suggestNames(model: DataModel, object: ModelObject, typed: string): Suggestion[] {
  const names = typed.split('.').slice(0, -1);
  const prefix = names.map((name) => `${name}.`).join('');
  const found = names.length ? walk(model, object, names) : object;
  if (!found) return [];
  if (isObject(found)) return fieldsOf(model, found, prefix);
  return (partsOfType[found.type] ?? []).map((part) => ({
    kind: 'field',
    text: prefix + part,
    back: 0,
    label: part,
    hint: found.label,
  }));
}

function suggestFunctions(functions: readonly FormulaFunction[]): Suggestion[] {
  return functions.map(({ name, signature, description }) => {
    const takesNothing = signature.endsWith('()');
    const text = `${name}()`;
    return { kind: 'function', text, back: takesNothing ? 0 : 1, label: signature, hint: description };
  });
}

/** The options of the field that is compared with what is being typed. */
function suggestOptions(model: DataModel, object: ModelObject, before: readonly Token[]): Suggestion[] {
  const [sign, name] = before.filter(({ kind }) => kind !== 'space').toReversed();
  if (name?.kind !== 'name' || !sign || !['=', '!=', '<>', '=='].includes(sign.text)) return [];
  const names = name.text.split('.');
  const owner = names.length > 1 ? walk(model, object, names.slice(0, -1)) : object;
  if (!owner || !isObject(owner)) return [];
  const field = owner.fields.find((each) => each.name === names.at(-1));
  if (field?.type !== 'SELECT') return [];
  return (field.options ?? []).map(({ value, label }) => ({
    kind: 'option',
    text: `"${value}"`,
    back: 0,
    label,
    hint: `"${value}"`,
  }));
}

/** How well a suggestion goes with what was typed: from its beginning, from the beginning of its label, or at all. */
function rank({ kind, text, label }: Suggestion, typed: string): number {
  const wanted = typed.toLowerCase();
  if (text.toLowerCase().startsWith(wanted)) return 0;
  const last = wanted.split('.').at(-1) ?? '';
  if (label.toLowerCase().startsWith(last)) return 1;
  const words = kind === 'function' ? text : `${text} ${label}`;
  return last && words.toLowerCase().includes(last) ? 2 : 3;
}

const most = 40;

export function complete(
  model: DataModel,
  object: ModelObject,
  functions: readonly FormulaFunction[],
  source: string,
  caret: number,
): Completion {
  const tokens = tokensOf(source);
  const typed = tokens.find(
    ({ kind, start, end }) => (kind === 'name' || kind === 'word') && start < caret && caret <= end,
  );
  const text = tokens.find(({ kind, start, end }) => kind === 'text' && start < caret && caret <= end);
  const current = typed ?? text;
  const start = current?.start ?? caret;
  const before = tokens.filter(({ end }) => end <= start);
  const written = source.slice(start, caret);
  const options = suggestOptions(model, object, before);
  const isInText = text !== undefined;
  const names = isInText ? [] : suggestNames(model, object, written);
  const calls = isInText || written.includes('.') ? [] : suggestFunctions(functions);
  const suggestions = [...options, ...names, ...calls]
    .map((suggestion) => ({ suggestion, fit: written ? rank(suggestion, written) : 0 }))
    .filter(({ fit }) => fit < 3)
    .toSorted((a, b) => a.fit - b.fit)
    .map(({ suggestion }) => suggestion)
    .slice(0, most);
  return { start, end: current ? Math.max(caret, isInText ? current.end : caret) : caret, suggestions };
}

/** The text with a suggestion in its place, and where the caret is then. */
export function accept(source: string, { start, end }: Completion, { text, back }: Suggestion) {
  const isCall = text.endsWith('()') && source[end] === '(';
  const inserted = isCall ? text.slice(0, -2) : text;
  const caret = start + inserted.length + (isCall ? 1 : -back);
  return { source: source.slice(0, start) + inserted + source.slice(end), caret };
}
