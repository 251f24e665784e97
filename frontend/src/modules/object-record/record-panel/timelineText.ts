/** What a timeline entry says, from the event's name and what it changed. */
import { type FieldMetadata, metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { kindOf } from '../fields/registry';
import { isObject } from '../fields/shared/scalar';
import { findFieldByName } from '../query/objectFields';

export interface FieldChange {
  field: FieldMetadata;
  before: string;
  after: string;
}

const verbs: Readonly<Record<string, string>> = {
  created: 'created',
  updated: 'changed',
  deleted: 'deleted',
  restored: 'restored',
  destroyed: 'destroyed',
  upserted: 'changed',
};

/** `company.updated` → "changed 2 fields"; `linked-note.created` → "added the note “Call”". */
export function describeEvent(name: string, changes: readonly FieldChange[], linkedName: string): string {
  const [subject = '', action = ''] = name.split('.');
  const verb = verbs[action] ?? action;
  if (subject.startsWith('linked-')) {
    const noun = subject.slice('linked-'.length);
    const title = linkedName ? ` “${linkedName}”` : '';
    return `${verb === 'created' ? 'added' : verb} the ${noun}${title}`;
  }
  if (verb !== 'changed')
    return `${verb} this ${metadataStore.getCurrent().findBySingular(subject)?.labelSingular.toLowerCase() ?? 'record'}`;
  if (changes.length === 1 && changes[0]) return `changed ${changes[0].field.label}`;
  return changes.length ? `changed ${changes.length} fields` : 'changed this';
}

/** `{ diff: { jobTitle: { before, after } } }`, with the fields that people know. */
export function readChanges(object: ObjectMetadata, properties: unknown): FieldChange[] {
  const diff = isObject(properties) ? properties['diff'] : null;
  if (!isObject(diff)) return [];
  return Object.entries(diff).flatMap(([name, change]) => {
    const field = findFieldByName(object, name);
    if (!field || !isObject(change)) return [];
    return [{ field, before: textOf(field, change['before']), after: textOf(field, change['after']) }];
  });
}

function textOf(field: FieldMetadata, raw: unknown): string {
  const kind = kindOf(field);
  const value = kind.read({ [field.name]: raw }, field);
  return kind.isEmpty(value) ? '' : kind.format(value, field);
}
