/** What people call the type of a field, relations told apart. */
import type { Icon } from '@tabler/icons-react';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import {
  IconArrowUpRight,
  IconMathFunction,
  IconRelationManyToMany,
  IconRelationOneToMany,
  IconSum,
} from '@/modules/ui/icons';
import type { ModelField } from './types';

export interface FieldTypeText {
  label: string;
  icon: Icon;
  explanation?: string;
}

export function fieldTypeOf(field: ModelField): FieldTypeText {
  const { label, icon } = fieldDesigns[field.type];
  if (field.settings?.formula)
    return {
      label: 'Formula',
      icon: IconMathFunction,
      explanation: `Worked out of other fields: ${label.toLowerCase()}.`,
    };
  if (field.settings?.rollup)
    return { label: 'Rollup', icon: IconSum, explanation: `Says something of linked records: ${label.toLowerCase()}.` };
  if (field.settings?.junctionTargetFieldId) return { label: 'Many to many', icon: IconRelationManyToMany };
  const relation = field.relation ?? field.morphRelations?.[0];
  const type = relation?.type ?? field.settings?.relationType;
  if (type === 'ONE_TO_MANY') return { label: 'Has many', icon: IconRelationOneToMany };
  if (type === 'MANY_TO_ONE') return { label: 'Belongs to one', icon: IconArrowUpRight };
  return { label, icon };
}
