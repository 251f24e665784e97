import { IconCoin } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { CurrencySettingsForm } from './CurrencySettingsForm';
import { CurrencyDefaultForm } from './CurrencyDefaultForm';
import { defaultCurrencyOf } from './money';

export const currencyDesign: FieldDesign = {
  type: 'CURRENCY',
  label: 'Currency',
  explanation: 'An amount of money and its currency.',
  icon: IconCoin,
  group: 'Numbers',
  canBeUnique: false,
  start: () => plainShape,
  sample: (field) => ({ amountMicros: 49_200_500_000, currencyCode: defaultCurrencyOf(field) }),
  SettingsForm: CurrencySettingsForm,
  DefaultForm: CurrencyDefaultForm,
};
