/** What a form knows of a relation while it is being described: both of its sides. */
import type { NewFieldValues, RelationPayload } from '../changes.graphql';
import { checkBasics, type FieldBasics, newBasics } from '../field/fieldDraft';
import { nameOfLabel } from '../naming';
import type { ModelObject } from '../types';

export type RelationKind = RelationPayload['type'] | 'MORPH';

export interface RelationDraft extends FieldBasics {
  kind: RelationKind;
  /** Ids of objects; several only for a relation to one of several. */
  targetIds: readonly string[];
  /** The field on the other side. */
  targetLabel: string;
  targetIcon: string | null;
}

export const relationKinds: readonly { value: RelationKind; label: string; hint: string }[] = [
  { value: 'MANY_TO_ONE', label: 'Belongs to one', hint: 'many → one' },
  { value: 'ONE_TO_MANY', label: 'Has many', hint: 'one → many' },
  { value: 'MANY_TO_MANY', label: 'Many to many', hint: 'many ↔ many' },
  { value: 'MORPH', label: 'Belongs to one of several', hint: 'many → one of' },
];

export const relationInputs = ['label', 'name', 'description', 'icon', 'relation'] as const;
export type RelationInput = (typeof relationInputs)[number] | 'target' | 'targetLabel';

export const newRelationDraft: RelationDraft = {
  ...newBasics,
  kind: 'MANY_TO_ONE',
  targetIds: [],
  targetLabel: '',
  targetIcon: null,
};

const isToMany = (kind: RelationKind) => kind === 'ONE_TO_MANY' || kind === 'MANY_TO_MANY';

/** What both sides would most likely be called. */
export function guessLabels(kind: RelationKind, object: ModelObject, targets: readonly ModelObject[]) {
  const [target] = targets;
  const own = isToMany(kind) ? target?.labelPlural : kind === 'MORPH' ? 'Belongs to' : target?.labelSingular;
  const other = kind === 'ONE_TO_MANY' ? object.labelSingular : object.labelPlural;
  return { own: own ?? '', other: target ? other : '' };
}

/** A changed draft: labels are guessed until somebody says otherwise. */
export function changeRelation(
  draft: RelationDraft,
  patch: Partial<RelationDraft>,
  object: ModelObject,
  findObject: (id: string) => ModelObject | null,
): RelationDraft {
  const found = (ids: readonly string[]) => ids.flatMap((id) => findObject(id) ?? []);
  const before = guessLabels(draft.kind, object, found(draft.targetIds));
  const next = { ...draft, ...patch };
  if (next.kind !== 'MORPH') next.targetIds = next.targetIds.slice(0, 1);
  const after = guessLabels(next.kind, object, found(next.targetIds));
  if (patch.label === undefined && draft.label === before.own) next.label = after.own;
  if (patch.targetLabel === undefined && draft.targetLabel === before.other) next.targetLabel = after.other;
  return next.isLabelSyncedWithName ? { ...next, name: nameOfLabel(next.label) } : next;
}

export function checkRelation(draft: RelationDraft): Partial<Record<RelationInput, string>> {
  if (draft.targetIds.length === 0) return { target: 'Choose the object it leads to.' };
  if (draft.kind === 'MORPH' && draft.targetIds.length < 2) return { target: 'Choose two objects or more.' };
  if (!draft.targetLabel.trim()) return { targetLabel: 'What is it called from the other side?' };
  return checkBasics(draft);
}

export function relationValues(draft: RelationDraft, objectMetadataId: string): NewFieldValues {
  const { kind, label, name, icon, description, isLabelSyncedWithName, targetIds } = draft;
  const type = kind === 'MORPH' ? 'MANY_TO_ONE' : kind;
  const payloads = targetIds.map((targetObjectMetadataId) => ({
    type,
    targetObjectMetadataId,
    targetFieldLabel: draft.targetLabel.trim(),
    targetFieldIcon: draft.targetIcon,
  }));
  const basics = { label: label.trim(), name, icon, description, isLabelSyncedWithName, objectMetadataId };
  if (kind === 'MORPH') return { ...basics, type: 'MORPH_RELATION', morphRelationsCreationPayload: payloads };
  const [relationCreationPayload] = payloads;
  return { ...basics, type: 'RELATION', ...(relationCreationPayload && { relationCreationPayload }) };
}
