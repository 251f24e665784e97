import { useEffect, useState } from 'react';
import { type EditorProps, parsed } from '../fieldKind';
import { ListEditor } from '../shared/ListEditor';

export function ArrayEditor({ field, value, initialText, onReader, onInput }: EditorProps<readonly string[]>) {
  const [texts, setTexts] = useState<readonly string[]>(initialText === null ? (value ?? []) : [initialText]);
  useEffect(() => onReader(() => parsed(texts.map((text) => text.trim()).filter(Boolean))), [onReader, texts]);
  return (
    <ListEditor
      texts={texts}
      onChange={(next) => {
        setTexts(next);
        onInput();
      }}
      noun="item"
      placeholder="Item"
      most={field.settings?.maxNumberOfValues ?? undefined}
      isTyped={initialText !== null}
    />
  );
}
