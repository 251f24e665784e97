import { IconPaperclip } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { FilesSettingsForm } from './FilesSettingsForm';

export const filesDesign: FieldDesign = {
  type: 'FILES',
  label: 'Files',
  explanation: 'Documents and pictures that belong to the record.',
  icon: IconPaperclip,
  group: 'Content',
  canBeUnique: false,
  start: () => ({ ...plainShape, settings: { maxNumberOfValues: 10 } }),
  sample: () => [{ fileId: 'a', label: 'Contract.pdf' }],
  SettingsForm: FilesSettingsForm,
  DefaultForm: null,
};
