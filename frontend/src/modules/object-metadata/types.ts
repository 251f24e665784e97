/** What objects and fields are: the shape of a workspace's records. */

export type FieldType =
  | 'UUID'
  | 'TEXT'
  | 'NUMBER'
  | 'NUMERIC'
  | 'BOOLEAN'
  | 'DATE'
  | 'DATE_TIME'
  | 'SELECT'
  | 'MULTI_SELECT'
  | 'RATING'
  | 'ARRAY'
  | 'RAW_JSON'
  | 'POSITION'
  | 'TS_VECTOR'
  | 'FULL_NAME'
  | 'EMAILS'
  | 'PHONES'
  | 'LINKS'
  | 'CURRENCY'
  | 'ADDRESS'
  | 'ACTOR'
  | 'RICH_TEXT'
  | 'RICH_TEXT_V2'
  | 'FILES'
  | 'RELATION'
  | 'MORPH_RELATION';

export type RelationType = 'MANY_TO_ONE' | 'ONE_TO_MANY';

export interface FieldOption {
  id: string;
  position: number;
  label: string;
  value: string;
  color: string;
}

/** Known keys of `settings`; each field type uses a few of them. */
export interface FieldSettings {
  relationType?: RelationType;
  joinColumnName?: string | null;
  onDelete?: string;
  dataType?: 'float' | 'int' | 'bigint';
  decimals?: number;
  type?: string;
  format?: string;
  displayFormat?: string;
  displayedMaxRows?: number;
  maxNumberOfValues?: number | undefined;
  subFields?: readonly string[];
  customUnicodeDateFormat?: string | undefined;
  /** Of a link to many through a hidden object between: the field there that leads to the other side. */
  junctionTargetFieldId?: string;
  formula?: FormulaSettings;
  rollup?: RollupSettings;
}

/** How a field that nobody fills in is worked out: of its record, and of the records it links to. */
export interface FormulaSettings {
  expression: string;
  isStored?: boolean;
}

export type RollupOperation = 'COUNT' | 'SUM' | 'AVG' | 'MIN' | 'MAX' | 'LATEST';

/** What a field says of all records that link to its own. `filter` is a formula over one of those. */
export interface RollupSettings {
  relationFieldMetadataId: string;
  operation: RollupOperation;
  fieldMetadataId?: string | undefined;
  sortFieldMetadataId?: string | undefined;
  filter?: string | undefined;
}

export interface ObjectReference {
  id: string;
  nameSingular: string;
  namePlural: string;
}

export interface FieldRelation {
  type: RelationType;
  targetObjectMetadata: ObjectReference;
  targetFieldMetadata: { id: string; name: string };
}

export interface FieldMetadata {
  id: string;
  objectMetadataId: string;
  type: FieldType;
  name: string;
  label: string;
  description: string | null;
  icon: string | null;
  isActive: boolean;
  isSystem: boolean;
  isUIReadOnly: boolean;
  isNullable: boolean;
  isUnique: boolean;
  defaultValue: unknown;
  options: readonly FieldOption[] | null;
  settings: FieldSettings | null;
  relation: FieldRelation | null;
  morphRelations: readonly FieldRelation[] | null;
}

export interface ObjectPermissions {
  canRead: boolean;
  canUpdate: boolean;
  canSoftDelete: boolean;
  canDestroy: boolean;
}

/** What a role leaves of a field of which it takes something away. */
export interface FieldRights {
  canRead: boolean;
  canUpdate: boolean;
}

export interface ObjectMetadata {
  id: string;
  nameSingular: string;
  namePlural: string;
  labelSingular: string;
  labelPlural: string;
  description: string | null;
  icon: string | null;
  isActive: boolean;
  isSystem: boolean;
  isSearchable: boolean;
  labelIdentifierFieldMetadataId: string | null;
  imageIdentifierFieldMetadataId: string | null;
  fields: readonly FieldMetadata[];
  permissions: ObjectPermissions;
}
