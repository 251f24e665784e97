import { useEffect, useState } from 'react';
import { type EditorProps, parsed } from '../fieldKind';
import { tag } from '../shared/displays';
import * as styles from '../shared/editors.css';
import { OptionList } from '../shared/OptionList';
import { optionsOf } from '../shared/options';

export function MultiSelectEditor({ field, value, initialText, onReader }: EditorProps<readonly string[]>) {
  const [query, setQuery] = useState(initialText ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(value ?? []);
  useEffect(() => onReader(() => parsed(chosen)), [onReader, chosen]);
  const plain = query.trim().toLowerCase();
  const found = optionsOf(field).filter(({ label }) => label.toLowerCase().includes(plain));
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <>
      <OptionList
        label={field.label}
        query={query}
        onQuery={setQuery}
        isMultiple
        options={found.map(({ value: id, label, color }) => ({
          id,
          label,
          content: tag(label, color),
          isChosen: chosen.includes(id),
        }))}
        onChoose={toggle}
        nothing="No option matches"
      />
      <p className={styles.hint}>
        <span>Enter switches</span>
        <span>Tab saves</span>
      </p>
    </>
  );
}
