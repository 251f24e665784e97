import { useEffect, useState } from 'react';
import { type EditorProps, parsed } from '../fieldKind';
import { tag } from '../shared/displays';
import { OptionList } from '../shared/OptionList';
import { optionsOf } from '../shared/options';

const none = '';

export function SelectEditor({ field, value, initialText, onReader, onCommit }: EditorProps<string>) {
  const [query, setQuery] = useState(initialText ?? '');
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const plain = query.trim().toLowerCase();
  const found = optionsOf(field).filter(({ label }) => label.toLowerCase().includes(plain));
  const options = found.map(({ value: id, label, color }) => ({
    id,
    label,
    content: tag(label, color),
    isChosen: id === value,
  }));
  const clearing = field.isNullable && value && !plain ? [{ id: none, label: 'None', content: 'No value' }] : [];
  const first = plain ? (found[0]?.value ?? null) : null;
  useEffect(
    () => onReader(() => parsed((highlighted ?? first ?? value) || null)),
    [onReader, highlighted, first, value],
  );
  return (
    <OptionList
      label={field.label}
      query={query}
      onQuery={setQuery}
      options={[...options, ...clearing]}
      onChoose={(id) => onCommit(id || null, 'stay')}
      onHighlight={setHighlighted}
      nothing="No option matches"
    />
  );
}
