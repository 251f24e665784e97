/** What a form knows of an object while it is being described. */
import type { ObjectValues } from '../changes.graphql';
import { nameOfLabel, pluralOf } from '../naming';
import type { ModelObject } from '../types';

export const objectInputs = [
  'labelSingular',
  'labelPlural',
  'nameSingular',
  'namePlural',
  'description',
  'icon',
  'color',
] as const;
export type ObjectInput = (typeof objectInputs)[number];

export const newObjectDraft: ObjectValues = {
  labelSingular: '',
  labelPlural: '',
  nameSingular: '',
  namePlural: '',
  description: '',
  icon: 'IconBox',
  color: null,
  isLabelSyncedWithName: true,
};

export function draftOfObject(object: ModelObject): ObjectValues {
  const { labelSingular, labelPlural, nameSingular, namePlural, icon, color, isLabelSyncedWithName } = object;
  const description = object.description ?? '';
  return { labelSingular, labelPlural, nameSingular, namePlural, description, icon, color, isLabelSyncedWithName };
}

/** A changed draft: names follow labels while they are to, and a plural follows its singular until somebody says otherwise. */
export function changeObject(draft: ObjectValues, patch: Partial<ObjectValues>): ObjectValues {
  const next = { ...draft, ...patch };
  const isGuessed = draft.labelPlural === pluralOf(draft.labelSingular);
  if (patch.labelSingular !== undefined && patch.labelPlural === undefined && isGuessed)
    next.labelPlural = pluralOf(patch.labelSingular);
  if (!next.isLabelSyncedWithName) return next;
  return { ...next, nameSingular: nameOfLabel(next.labelSingular), namePlural: nameOfLabel(next.labelPlural) };
}

/** What can be known to be wrong before the server is asked. */
export function checkObject({ labelSingular, labelPlural }: ObjectValues): Partial<Record<ObjectInput, string>> {
  if (!labelSingular.trim()) return { labelSingular: 'What is one of them called?' };
  if (!labelPlural.trim()) return { labelPlural: 'What are several of them called?' };
  if (labelSingular.trim().toLowerCase() === labelPlural.trim().toLowerCase())
    return { labelPlural: 'One and several need different names.' };
  return {};
}
