/** The data model as whoever shapes it sees it: everything there is, active or not, with what the other screens need not know. */
import type { FieldMetadata, FieldRelation, ObjectMetadata } from '@/modules/object-metadata';

export interface ModelField extends FieldMetadata {
  isCustom: boolean;
  isLabelSyncedWithName: boolean;
  isSearchable: boolean;
  morphId: string | null;
}

export interface IndexPart {
  id: string;
  fieldMetadataId: string;
  subFieldName: string | null;
  order: number;
}

export interface ModelIndex {
  id: string;
  name: string;
  isCustom: boolean | null;
  isUnique: boolean;
  indexType: 'BTREE' | 'GIN';
  indexWhereClause: string | null;
  indexFieldMetadataList: readonly IndexPart[];
}

export interface ModelObject extends Omit<ObjectMetadata, 'fields' | 'permissions'> {
  isCustom: boolean;
  isUIEditable: boolean;
  color: string | null;
  isLabelSyncedWithName: boolean;
  fields: readonly ModelField[];
  indexes: readonly ModelIndex[];
}

/** A field, and the object it is a field of. */
export interface OwnedField {
  object: ModelObject;
  field: ModelField;
}

/** One way a field leads: a morph relation has several. */
export interface ModelRelation {
  type: FieldRelation['type'];
  target: ModelObject;
  /** The field on the other side; null where its role may not see it. */
  inverse: ModelField | null;
}
