/** Everything a new field can be: each type, and the three that are made of others. */
import type { Icon } from '@tabler/icons-react';
import type { FieldType } from '@/modules/object-metadata';
import { designGroups } from '@/modules/object-record/fields/fieldDesign';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import { IconArrowUpRight, IconMathFunction, IconSum } from '@/modules/ui/icons';

export type FieldChoiceId = FieldType | 'FORMULA' | 'ROLLUP';

export interface FieldChoice {
  id: FieldChoiceId;
  label: string;
  explanation: string;
  icon: Icon;
}

export interface FieldChoiceGroup {
  name: string;
  choices: readonly FieldChoice[];
}

const made: FieldChoiceGroup = {
  name: 'From other records and fields',
  choices: [
    {
      id: 'RELATION',
      label: 'Relation',
      explanation: 'Leads to records of another object, one or many.',
      icon: IconArrowUpRight,
    },
    {
      id: 'FORMULA',
      label: 'Formula',
      explanation: 'Calculated from the other fields of the record.',
      icon: IconMathFunction,
    },
    { id: 'ROLLUP', label: 'Rollup', explanation: 'Counts or sums records that belong to this one.', icon: IconSum },
  ],
};

const designs = Object.values(fieldDesigns);

export const fieldChoices: readonly FieldChoiceGroup[] = [
  ...designGroups.map((name) => ({
    name,
    choices: designs
      .filter(({ group }) => group === name)
      .map(({ type, label, explanation, icon }) => ({ id: type, label, explanation, icon })),
  })),
  made,
];

export function findChoice(id: string | null): FieldChoice | null {
  return fieldChoices.flatMap(({ choices }) => choices).find((choice) => choice.id === id) ?? null;
}
