/** What a form knows of a field while it is being described. */
import type { FieldMetadata, FieldType } from '@/modules/object-metadata';
import type { FieldShape } from '@/modules/object-record/fields/fieldDesign';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import type { FieldValues } from '../changes.graphql';
import { nameOfLabel } from '../naming';
import type { ModelField } from '../types';

export interface FieldBasics {
  label: string;
  name: string;
  isLabelSyncedWithName: boolean;
  description: string;
  icon: string | null;
}

export interface FieldDraft extends FieldBasics, FieldShape {
  type: FieldType;
  isUnique: boolean;
  isNullable: boolean;
}

export const basicInputs = ['label', 'name', 'description', 'icon'] as const;
export const fieldInputs = [...basicInputs, 'settings', 'options', 'defaultValue', 'isUnique', 'isNullable'] as const;
export type BasicInput = (typeof basicInputs)[number];
export type FieldInput = (typeof fieldInputs)[number];

export const newBasics: FieldBasics = {
  label: '',
  name: '',
  isLabelSyncedWithName: true,
  description: '',
  icon: null,
};

export function newFieldDraft(type: FieldType): FieldDraft {
  return { ...newBasics, type, ...fieldDesigns[type].start(), isUnique: false, isNullable: true };
}

export function basicsOf({ label, name, isLabelSyncedWithName, description, icon }: ModelField): FieldBasics {
  return { label, name, isLabelSyncedWithName, description: description ?? '', icon };
}

export function draftOfField(field: ModelField): FieldDraft {
  const { type, settings, options, defaultValue, isUnique, isNullable } = field;
  return { ...basicsOf(field), type, settings, options, defaultValue, isUnique, isNullable };
}

/** Changed basics: the name follows the label while it is to. */
export function changeBasics<Draft extends FieldBasics>(draft: Draft, patch: Partial<FieldBasics>): Draft {
  const next = { ...draft, ...patch };
  return next.isLabelSyncedWithName ? { ...next, name: nameOfLabel(next.label) } : next;
}

export function checkBasics({ label, name }: FieldBasics): Partial<Record<BasicInput, string>> {
  if (!label.trim()) return { label: 'What is it called?' };
  return name
    ? {}
    : { name: 'Programs need a name of letters and digits. Turn off “follows the label” to choose one.' };
}

/** Of the basics, what is different from `before`. */
export function changedBasics(draft: FieldBasics, before: FieldBasics): Partial<FieldBasics> {
  const names = Object.keys(before) as (keyof FieldBasics)[];
  return Object.fromEntries(names.filter((name) => draft[name] !== before[name]).map((name) => [name, draft[name]]));
}

/** What is sent: only what is different from `before`, which a new field does not have. */
export function valuesOf(draft: FieldDraft, before: FieldDraft | null): Partial<FieldValues> {
  const { type: _type, ...values } = { ...draft, label: draft.label.trim(), options: namedOptions(draft) };
  if (!before) return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const known = { ...before, options: namedOptions(before) };
  const isChanged = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(known[name as keyof FieldDraft]);
  return Object.fromEntries(Object.entries(values).filter(isChanged));
}

const namedOptions = ({ options }: FieldDraft) => options?.filter(({ label }) => label.trim()) ?? null;

/** The field as records would show it, before there is one. */
export function fieldOfDraft(draft: FieldDraft, objectMetadataId: string): FieldMetadata {
  return {
    ...draft,
    id: 'draft',
    objectMetadataId,
    options: namedOptions(draft),
    isActive: true,
    isSystem: false,
    isUIReadOnly: false,
    relation: null,
    morphRelations: null,
  };
}
