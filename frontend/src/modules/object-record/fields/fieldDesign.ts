/** What people decide when they make a field of a type. One design per type, beside its kind; the records' own screens load none of it. */
import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { FieldMetadata, FieldOption, FieldSettings, FieldType } from '@/modules/object-metadata';

export const designGroups = ['Text', 'Numbers', 'Time', 'Choices', 'Contact', 'Content'] as const;
export type DesignGroup = (typeof designGroups)[number];

/** The part of a field that its type shapes. */
export interface FieldShape {
  settings: FieldSettings | null;
  options: readonly FieldOption[] | null;
  defaultValue: unknown;
}

export interface DesignFormProps {
  shape: FieldShape;
  onChange: (patch: Partial<FieldShape>) => void;
  /** What the server said about `settings`, `options` or `defaultValue`. */
  errors: Readonly<Partial<Record<keyof FieldShape, string>>>;
  /** The field as records know it; null for one that is not there yet. */
  before: FieldShape | null;
}

export interface FieldDesign {
  readonly type: FieldType;
  readonly label: string;
  /** One line for whoever chooses a type. */
  readonly explanation: string;
  readonly icon: Icon;
  /** Where it stands in the choice of types; null for types that people do not make fields of. */
  readonly group: DesignGroup | null;
  readonly canBeUnique: boolean;
  /** How a new field of the type begins. */
  start(): FieldShape;
  /** A value to show what a field of this shape will look like, in the form its kind reads. */
  sample(field: FieldMetadata): unknown;
  readonly SettingsForm: ComponentType<DesignFormProps> | null;
  readonly DefaultForm: ComponentType<DesignFormProps> | null;
}

export const plainShape: FieldShape = { settings: null, options: null, defaultValue: null };
