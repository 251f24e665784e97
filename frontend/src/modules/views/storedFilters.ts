/** The values of stored conditions: what the wire holds for a field, as the texts a condition compares with, and back. */
import type { FieldMetadata } from '@/modules/object-metadata';
import { targetsOf } from '@/modules/object-record';

/** Stands for whoever is looking. */
export const me = 'me';

/** Clients keep lists and objects as JSON, or as the text of it. */
function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const isRelation = ({ type }: FieldMetadata) => type === 'RELATION' || type === 'MORPH_RELATION';

export function readValues(field: FieldMetadata, stored: unknown): string[] {
  const value = unpacked(stored);
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map(String).map((each) => codeOf(field, each));
  if (typeof value === 'object') return readSelection(field, value as Record<string, unknown>);
  return [isRelation(field) ? codeOf(field, String(value)) : String(value)];
}

interface Selection {
  selectedRecordIds: readonly string[];
  isCurrentWorkspaceMemberSelected: boolean;
}

function readSelection(field: FieldMetadata, value: Partial<Selection> & Record<string, unknown>): string[] {
  if ('direction' in value && 'unit' in value) {
    const { direction, amount, unit } = value;
    return [`${String(direction)}_${String(amount ?? 1)}_${String(unit)}`];
  }
  const ids = (value.selectedRecordIds ?? []).map((id) => codeOf(field, id));
  return value.isCurrentWorkspaceMemberSelected ? [me, ...ids] : ids;
}

/** Where a relation leads to one object, records are named with it, as everywhere in the app. */
function codeOf(field: FieldMetadata, id: string): string {
  const targets = isRelation(field) ? targetsOf(field) : [];
  return targets.length === 1 && targets[0] && id !== me && !id.includes('/') ? `${targets[0].objectName}/${id}` : id;
}

const lists = new Set<FieldMetadata['type']>(['SELECT', 'MULTI_SELECT', 'RATING']);

export function writeValue(field: FieldMetadata, values: readonly string[]): unknown {
  if (isRelation(field)) {
    const chosen = values.filter((value) => value !== me);
    return {
      selectedRecordIds: chosen.map((code) => code.slice(code.indexOf('/') + 1)),
      isCurrentWorkspaceMemberSelected: values.includes(me),
    } satisfies Selection;
  }
  return lists.has(field.type) ? [...values] : (values[0] ?? '');
}

/** Whether "me" can be meant: the field leads to members of the workspace. */
export const canBeMe = (field: FieldMetadata): boolean =>
  isRelation(field) && targetsOf(field).some(({ objectName }) => objectName === 'workspaceMember');
