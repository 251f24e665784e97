import { useEffect, useState } from 'react';
import type { EditorProps } from '../fieldKind';
import { ListEditor } from '../shared/ListEditor';
import { type Emails, emailList, parseEmails } from './emails';

export function EmailsEditor({ value, initialText, onReader, onInput }: EditorProps<Emails>) {
  const [texts, setTexts] = useState<readonly string[]>(initialText === null ? emailList(value) : [initialText]);
  useEffect(() => onReader(() => parseEmails(texts)), [onReader, texts]);
  return (
    <ListEditor
      texts={texts}
      onChange={(next) => {
        setTexts(next);
        onInput();
      }}
      noun="e-mail address"
      placeholder="name@company.com"
      inputMode="email"
      hasPrimary
      isTyped={initialText !== null}
    />
  );
}
