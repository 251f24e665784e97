import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EditorProps } from '../fieldKind';
import { Calendar, dayAfterKey } from '../shared/Calendar';
import { dayOf, formatDay } from '../shared/calendar';
import * as styles from '../shared/editors.css';
import { parseDay } from '../shared/naturalDates';

export function DateEditor({ field, kind, value, initialText, onReader, onCommit, onInput }: EditorProps<string>) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initialText ?? (value ? formatDay(value) : ''));
  const day = parseDay(text);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    if (initialText === null) input.current?.select();
  }, [initialText]);
  useEffect(() => onReader(() => kind.parse(text, field, value)), [onReader, kind, field, text, value]);
  return (
    <>
      <div className={styles.search}>
        <input
          ref={input}
          className={styles.bareInput}
          aria-label={field.label}
          placeholder="22 Nov, next Friday, in 3 weeks"
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            onInput();
          }}
          onKeyDown={(event) => {
            const next = dayAfterKey(event.key, day ?? dayOf(new Date()));
            if (!next) return;
            event.preventDefault();
            setText(formatDay(next));
          }}
        />
      </div>
      <Calendar chosen={day} onChoose={(chosen) => onCommit(chosen, 'stay')} />
    </>
  );
}
