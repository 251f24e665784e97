import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EditorProps } from '../fieldKind';
import { Calendar, dayAfterKey } from '../shared/Calendar';
import { dayOf, formatMoment } from '../shared/calendar';
import * as styles from '../shared/editors.css';
import { momentAt, parseMoment } from '../shared/naturalDates';

export function DateTimeEditor({ field, kind, value, initialText, onReader, onInput }: EditorProps<string>) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initialText ?? (value ? formatMoment(value) : ''));
  const moment = parseMoment(text, value);
  const day = moment ? dayOf(new Date(moment)) : null;
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    if (initialText === null) input.current?.select();
  }, [initialText]);
  useEffect(() => onReader(() => kind.parse(text, field, value)), [onReader, kind, field, text, value]);
  const goTo = (next: string) => {
    const at = new Date(moment ?? momentAt(next, { hours: 9, minutes: 0 }));
    setText(formatMoment(momentAt(next, { hours: at.getHours(), minutes: at.getMinutes() })));
    input.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <div className={styles.search}>
        <input
          ref={input}
          className={styles.bareInput}
          aria-label={field.label}
          placeholder="Tomorrow 14:00, 22 Nov 9am"
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
            goTo(next);
          }}
        />
      </div>
      <Calendar chosen={day} onChoose={goTo} />
    </>
  );
}
