import type { FieldMetadata, FieldOption } from '@/modules/object-metadata';

/** Sorted once per field: metadata is immutable. */
const sorted = new WeakMap<FieldMetadata, readonly FieldOption[]>();

export function optionsOf(field: FieldMetadata): readonly FieldOption[] {
  const known = sorted.get(field);
  if (known) return known;
  const options = [...(field.options ?? [])].sort((left, right) => left.position - right.position);
  sorted.set(field, options);
  return options;
}

export function findOption(field: FieldMetadata, value: string): FieldOption | null {
  return field.options?.find((option) => option.value === value) ?? null;
}

/** The option a person means by its label, its value or the beginning of either. */
export function findOptionByText(field: FieldMetadata, text: string): FieldOption | null {
  const plain = text.trim().toLowerCase();
  const options = optionsOf(field);
  const isNamed = ({ label, value }: FieldOption) => label.toLowerCase() === plain || value.toLowerCase() === plain;
  const begins = ({ label }: FieldOption) => label.toLowerCase().startsWith(plain);
  return options.find(isNamed) ?? options.find(begins) ?? null;
}

export const labelOfOption = (field: FieldMetadata, value: string): string => findOption(field, value)?.label ?? value;

export const positionOfOption = (field: FieldMetadata, value: string): number =>
  findOption(field, value)?.position ?? Number.MAX_SAFE_INTEGER;
