import { useLayoutEffect, useRef } from 'react';
import { type EditorProps, parsed } from '../fieldKind';
import * as styles from '../shared/editors.css';
import type { FullName } from './fullName';

export function FullNameEditor({ value, initialText, onReader, onInput }: EditorProps<FullName>) {
  const first = useRef<HTMLInputElement>(null);
  const last = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    first.current?.focus({ preventScroll: true });
    if (initialText === null) first.current?.select();
  }, [initialText]);
  useLayoutEffect(
    () =>
      onReader(() => {
        const firstName = first.current?.value.trim() ?? '';
        const lastName = last.current?.value.trim() ?? '';
        return parsed(firstName || lastName ? { firstName, lastName } : null);
      }),
    [onReader],
  );
  const common = { className: styles.input, autoComplete: 'off', onInput };
  return (
    <div className={styles.pair}>
      <input
        {...common}
        ref={first}
        aria-label="First name"
        placeholder="First name"
        defaultValue={initialText ?? value?.firstName}
      />
      <input {...common} ref={last} aria-label="Last name" placeholder="Last name" defaultValue={value?.lastName} />
    </div>
  );
}
