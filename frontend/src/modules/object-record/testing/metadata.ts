/** A small workspace: people, companies, and one object that has a field of every type. */
import type { FieldMetadata, FieldRelation, FieldType, ObjectMetadata } from '@/modules/object-metadata';

const fieldDefaults = {
  description: null,
  icon: null,
  isActive: true,
  isSystem: false,
  isUIReadOnly: false,
  isNullable: true,
  isUnique: false,
  defaultValue: null,
  options: null,
  settings: null,
  relation: null,
  morphRelations: null,
};

function field(type: FieldType, name: string, more: Partial<FieldMetadata> = {}): FieldMetadata {
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return { ...fieldDefaults, id: `field-${name}`, objectMetadataId: '', type, name, label, ...more };
}

function relation(type: 'MANY_TO_ONE' | 'ONE_TO_MANY', target: string, plural: string, inverse: string): FieldRelation {
  return {
    type,
    targetObjectMetadata: { id: `object-${target}`, nameSingular: target, namePlural: plural },
    targetFieldMetadata: { id: `field-${target}-${inverse}`, name: inverse },
  };
}

const options = ['NEW', 'MEETING', 'WON'].map((value, position) => ({
  id: value,
  position,
  label: value.charAt(0) + value.slice(1).toLowerCase(),
  value,
  color: 'sky',
}));

const baseFields = [
  field('UUID', 'id', { isSystem: true }),
  field('DATE_TIME', 'createdAt', { isUIReadOnly: true }),
  field('DATE_TIME', 'updatedAt', { isUIReadOnly: true }),
  field('DATE_TIME', 'deletedAt', { isSystem: true }),
  field('ACTOR', 'createdBy', { isUIReadOnly: true }),
  field('POSITION', 'position', { isSystem: true }),
  field('TS_VECTOR', 'searchVector', { isSystem: true }),
];

function object(nameSingular: string, namePlural: string, fields: readonly FieldMetadata[]): ObjectMetadata {
  const id = `object-${nameSingular}`;
  const owned = [...baseFields, ...fields].map((each) => ({ ...each, id: `${id}-${each.name}`, objectMetadataId: id }));
  return {
    id,
    nameSingular,
    namePlural,
    labelSingular: nameSingular.charAt(0).toUpperCase() + nameSingular.slice(1),
    labelPlural: namePlural.charAt(0).toUpperCase() + namePlural.slice(1),
    description: null,
    icon: null,
    isActive: true,
    isSystem: false,
    isSearchable: true,
    labelIdentifierFieldMetadataId: owned.find(({ name }) => name === 'name')?.id ?? null,
    imageIdentifierFieldMetadataId: null,
    fields: owned,
    permissions: { canRead: true, canUpdate: true, canSoftDelete: true, canDestroy: true },
  } as ObjectMetadata;
}

export const company = object('company', 'companies', [
  field('TEXT', 'name'),
  field('LINKS', 'domainName'),
  field('ADDRESS', 'address'),
  field('NUMBER', 'employees'),
  field('CURRENCY', 'annualRecurringRevenue'),
  field('BOOLEAN', 'idealCustomerProfile'),
  field('RELATION', 'people', { relation: relation('ONE_TO_MANY', 'person', 'people', 'company') }),
]);

export const person = object('person', 'people', [
  field('FULL_NAME', 'name'),
  field('EMAILS', 'emails'),
  field('PHONES', 'phones'),
  field('TEXT', 'jobTitle'),
  field('TEXT', 'city'),
  field('RELATION', 'company', {
    relation: relation('MANY_TO_ONE', 'company', 'companies', 'people'),
    settings: { relationType: 'MANY_TO_ONE', joinColumnName: 'companyId' },
  }),
]);

export const everything = object('everything', 'everythings', [
  field('TEXT', 'name'),
  field('NUMBER', 'number', { settings: { dataType: 'float' } }),
  field('NUMERIC', 'numeric'),
  field('BOOLEAN', 'boolean'),
  field('DATE', 'date'),
  field('DATE_TIME', 'dateTime'),
  field('SELECT', 'select', { options }),
  field('MULTI_SELECT', 'multiSelect', { options }),
  field('RATING', 'rating'),
  field('ARRAY', 'array'),
  field('RAW_JSON', 'rawJson'),
  field('UUID', 'uuid'),
  field('FULL_NAME', 'fullName'),
  field('EMAILS', 'emails'),
  field('PHONES', 'phones'),
  field('LINKS', 'links'),
  field('CURRENCY', 'currency'),
  field('ADDRESS', 'address'),
  field('RICH_TEXT', 'richText'),
  field('RICH_TEXT_V2', 'richTextV2'),
  field('FILES', 'files'),
  field('RELATION', 'company', { relation: relation('MANY_TO_ONE', 'company', 'companies', 'everythings') }),
  field('MORPH_RELATION', 'target', {
    morphRelations: [
      relation('MANY_TO_ONE', 'person', 'people', 'everythings'),
      relation('MANY_TO_ONE', 'company', 'companies', 'everythings'),
    ],
  }),
]);

export const workspaceObjects = [company, person, everything];

export function fieldOf(owner: ObjectMetadata, name: string): FieldMetadata {
  const found = owner.fields.find((each) => each.name === name);
  if (!found) throw new Error(`${owner.nameSingular} has no field ${name}`);
  return found;
}
