import { useLayoutEffect, useRef, useState } from 'react';
import type { EditorProps } from '../fieldKind';
import * as styles from '../shared/editors.css';
import { type Currency, currencyCodes, currencyInText, defaultCurrencyOf, microsPerUnit } from './money';

export function CurrencyEditor({ field, kind, value, initialText, onReader, onInput }: EditorProps<Currency>) {
  const amount = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState(value?.currencyCode || defaultCurrencyOf(field));
  useLayoutEffect(() => {
    amount.current?.focus({ preventScroll: true });
    if (initialText === null) amount.current?.select();
  }, [initialText]);
  useLayoutEffect(
    () =>
      onReader(() => {
        const text = amount.current?.value ?? '';
        return kind.parse(text, field, { amountMicros: 0, currencyCode: currencyInText(text) ?? code });
      }),
    [onReader, kind, field, code],
  );
  const codes = currencyCodes.includes(code as (typeof currencyCodes)[number])
    ? currencyCodes
    : [code, ...currencyCodes];
  return (
    <div className={styles.pair} style={{ gridTemplateColumns: '1fr 76px' }}>
      <input
        ref={amount}
        className={styles.input}
        aria-label="Amount"
        inputMode="decimal"
        autoComplete="off"
        placeholder="0"
        defaultValue={initialText ?? (value ? String(value.amountMicros / microsPerUnit) : '')}
        onInput={onInput}
      />
      <select
        className={styles.input}
        aria-label="Currency"
        value={code}
        onChange={({ target }) => setCode(target.value)}
      >
        {codes.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </div>
  );
}
