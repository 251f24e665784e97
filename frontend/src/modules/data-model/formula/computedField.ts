/** A field that is worked out, before there is one: what is sent, and what its values look like. */
import type { FieldMetadata, FieldSettings } from '@/modules/object-metadata';
import type { NewFieldValues } from '../changes.graphql';
import { type FieldBasics, fieldOfDraft, newBasics } from '../field/fieldDraft';
import type { ResultType } from './rollupDraft';

export const computedInputs = ['label', 'name', 'description', 'icon', 'formula', 'rollup'] as const;

export function computedValues(
  basics: FieldBasics,
  type: ResultType,
  settings: FieldSettings,
  objectMetadataId: string,
): NewFieldValues {
  return { ...basics, label: basics.label.trim(), type, settings, objectMetadataId };
}

/** Numbers are shown with the decimals they have. */
export function resultField(
  type: ResultType,
  objectMetadataId: string,
  basics: FieldBasics = newBasics,
): FieldMetadata {
  const rest = { options: null, defaultValue: null, isUnique: false, isNullable: true };
  const settings = type === 'NUMBER' ? ({ dataType: 'float' } as const) : null;
  return fieldOfDraft({ ...basics, ...rest, name: basics.name || 'value', type, settings }, objectMetadataId);
}
