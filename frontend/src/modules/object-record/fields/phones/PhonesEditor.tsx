import { useEffect, useState } from 'react';
import type { EditorProps } from '../fieldKind';
import { ListEditor } from '../shared/ListEditor';
import { formatPhone, type Phones, parsePhones } from './phones';

export function PhonesEditor({ value, initialText, onReader, onInput }: EditorProps<Phones>) {
  const [texts, setTexts] = useState<readonly string[]>(
    initialText === null ? (value ?? []).map(formatPhone) : [initialText],
  );
  useEffect(() => onReader(() => parsePhones(texts, value)), [onReader, texts, value]);
  return (
    <ListEditor
      texts={texts}
      onChange={(next) => {
        setTexts(next);
        onInput();
      }}
      noun="phone number"
      placeholder="+33 6 12 34 56 78"
      inputMode="tel"
      hasPrimary
      isTyped={initialText !== null}
    />
  );
}
