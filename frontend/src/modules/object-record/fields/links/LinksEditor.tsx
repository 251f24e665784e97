import { useEffect, useState } from 'react';
import type { EditorProps } from '../fieldKind';
import { ListEditor } from '../shared/ListEditor';
import { type Links, parseLinks } from './links';

export function LinksEditor({ value, initialText, onReader, onInput }: EditorProps<Links>) {
  const [texts, setTexts] = useState<readonly string[]>(
    initialText === null ? (value ?? []).map(({ url }) => url) : [initialText],
  );
  useEffect(() => onReader(() => parseLinks(texts, value)), [onReader, texts, value]);
  return (
    <ListEditor
      texts={texts}
      onChange={(next) => {
        setTexts(next);
        onInput();
      }}
      noun="link"
      placeholder="company.com"
      inputMode="url"
      hasPrimary
      isTyped={initialText !== null}
    />
  );
}
