import { IconArrowUpRight } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

/** Relations are made with their other side, which is a form of its own. */
export const relationDesign: FieldDesign = {
  type: 'RELATION',
  label: 'Relation',
  explanation: 'Leads to records of another object.',
  icon: IconArrowUpRight,
  group: null,
  canBeUnique: false,
  start: () => plainShape,
  sample: () => null,
  SettingsForm: null,
  DefaultForm: null,
};

export const morphRelationDesign: FieldDesign = {
  ...relationDesign,
  type: 'MORPH_RELATION',
  label: 'Relation to one of several',
  explanation: 'Leads to a record of one of several objects.',
};
