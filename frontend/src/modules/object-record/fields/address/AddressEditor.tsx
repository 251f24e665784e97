import { useLayoutEffect, useRef } from 'react';
import { type EditorProps, parsed } from '../fieldKind';
import * as styles from '../shared/editors.css';
import { type Address, addressLines, linesOf, noAddress } from './addressLines';

const wholeRow = new Set<string>(['addressStreet1', 'addressStreet2']);

export function AddressEditor({ field, value, initialText, onReader, onInput }: EditorProps<Address>) {
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus({ preventScroll: true }), []);
  useLayoutEffect(
    () =>
      onReader(() => {
        const inputs = [...(form.current?.querySelectorAll('input') ?? [])];
        const lines = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
        const address = { ...noAddress, ...value, ...lines };
        return parsed(addressLines.every(([line]) => !address[line]) ? null : address);
      }),
    [onReader, value],
  );
  const initial = initialText === null ? value : { ...noAddress, addressStreet1: initialText };
  return (
    <div ref={form} className={styles.pair}>
      {linesOf(field.settings).map(([name, label]) => (
        <label key={name} className={`${styles.label} ${wholeRow.has(name) ? styles.whole : ''}`}>
          {label}
          <input
            className={styles.input}
            name={name}
            defaultValue={initial?.[name]}
            autoComplete="off"
            onInput={onInput}
          />
        </label>
      ))}
    </div>
  );
}
