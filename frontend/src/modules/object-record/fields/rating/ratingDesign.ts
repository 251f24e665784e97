import { IconStars } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { RatingDefaultForm } from './RatingDefaultForm';

export const ratingDesign: FieldDesign = {
  type: 'RATING',
  label: 'Rating',
  explanation: 'One to five.',
  icon: IconStars,
  group: 'Choices',
  canBeUnique: false,
  start: () => plainShape,
  sample: () => 'RATING_4',
  SettingsForm: null,
  DefaultForm: RatingDefaultForm,
};
