import { SelectField } from '@/modules/ui/overlays';
import type { DesignFormProps } from '../fieldDesign';
import { pair } from '../shared/designForms.css';
import { quoted, unquoted } from '../shared/notation';
import { currencyCodes } from './money';

const names = new Intl.DisplayNames('en', { type: 'currency' });
const options = currencyCodes.map((value) => ({ value, label: value, hint: names.of(value) }));

/** New amounts are in the currency that is used most. */
export function CurrencyDefaultForm({ shape: { defaultValue }, onChange, errors }: DesignFormProps) {
  const { currencyCode } = (defaultValue ?? {}) as { currencyCode?: string };
  const code = options.find(({ value }) => value === unquoted(currencyCode))?.value ?? 'USD';
  return (
    <div className={pair}>
      <SelectField
        label="Usual currency"
        hint="What an amount without a currency is in."
        options={options}
        value={code}
        error={errors.defaultValue ?? null}
        onChange={(next) => onChange({ defaultValue: { amountMicros: null, currencyCode: quoted(next) } })}
      />
    </div>
  );
}
