/** Which fields a table shows until someone chooses. */
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { metadataStore } from '@/modules/object-metadata';
import { isToMany } from '../../fields/relation/targets';

const chosen: Readonly<Record<string, readonly string[]>> = {
  company: [
    'name',
    'domainName',
    'accountOwner',
    'employees',
    'annualRecurringRevenue',
    'address',
    'linkedinLink',
    'createdBy',
    'createdAt',
  ],
  person: ['name', 'company', 'jobTitle', 'emails', 'phones', 'city', 'linkedinLink', 'createdBy', 'createdAt'],
  opportunity: ['name', 'stage', 'amount', 'closeDate', 'company', 'pointOfContact', 'owner', 'createdBy'],
  task: ['title', 'status', 'dueAt', 'assignee', 'bodyV2', 'createdBy', 'createdAt'],
  note: ['title', 'bodyV2', 'createdBy', 'createdAt'],
};

const hiddenTypes = new Set<FieldMetadata['type']>(['TS_VECTOR', 'POSITION']);
const hiddenNames = new Set(['id', 'deletedAt', 'searchVector', 'position']);
const mostByDefault = 10;

/** Every field that can be a column, the label first. */
export function columnFields(object: ObjectMetadata): FieldMetadata[] {
  const label = metadataStore.getCurrent().findLabelField(object);
  const others = object.fields.filter(
    (field) =>
      field.id !== label?.id && !hiddenTypes.has(field.type) && !hiddenNames.has(field.name) && !isInternal(field),
  );
  return label ? [label, ...others] : others;
}

/** Kept by the server for itself; what everyone may want to see of it has its own names. */
function isInternal(field: FieldMetadata): boolean {
  return field.isSystem && !['createdAt', 'updatedAt', 'createdBy', 'updatedBy'].includes(field.name);
}

export function isShownByDefault(object: ObjectMetadata, field: FieldMetadata): boolean {
  const names = chosen[object.nameSingular];
  if (names) return names.includes(field.name);
  const candidates = columnFields(object).filter(
    (each) => !isToMany(each) && each.name !== 'updatedBy' && each.name !== 'updatedAt',
  );
  return candidates.slice(0, mostByDefault).includes(field);
}

export function defaultOrder(object: ObjectMetadata): string[] {
  const names = chosen[object.nameSingular] ?? [];
  const rest = columnFields(object).map(({ name }) => name);
  return [...new Set([...rest.slice(0, 1), ...names, ...rest])];
}
