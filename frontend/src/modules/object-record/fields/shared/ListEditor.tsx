import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { IconChevronUp, IconPlus, IconX } from '@/modules/ui/icons';
import * as styles from './editors.css';
import { splitList } from './splitList';

interface ListEditorProps {
  texts: readonly string[];
  onChange: (texts: readonly string[]) => void;
  /** One of them: "e-mail address". */
  noun: string;
  placeholder: string;
  inputMode?: 'email' | 'tel' | 'url' | 'text';
  /** The first one counts more than the others. */
  hasPrimary?: boolean;
  most?: number;
  isTyped: boolean;
}

/** A line for each of several texts. There is always one to type in. */
export function ListEditor(props: ListEditorProps) {
  const { texts, onChange, noun, placeholder, inputMode, hasPrimary, most = 50, isTyped } = props;
  const root = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const lines = texts.length ? texts : [''];
  const count = lines.length;
  useLayoutEffect(() => {
    const input = root.current?.querySelectorAll('input')[Math.min(focused, count - 1)];
    input?.focus({ preventScroll: true });
    if (!isTyped) input?.select();
  }, [focused, isTyped, count]);
  const replace = (index: number, items: readonly string[]) => onChange(lines.toSpliced(index, 1, ...items));
  const remove = (index: number) => {
    onChange(lines.toSpliced(index, 1));
    setFocused(Math.max(0, index - 1));
  };
  const add = () => {
    onChange([...lines, '']);
    setFocused(lines.length);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Backspace' || lines[index] || lines.length === 1) return;
    event.preventDefault();
    remove(index);
  };
  const onPaste = (event: ClipboardEvent, index: number) => {
    const items = splitList(event.clipboardData.getData('text/plain'));
    if (items.length < 2) return;
    event.preventDefault();
    replace(index, items);
    setFocused(index + items.length - 1);
  };
  return (
    <div ref={root} className={styles.stack}>
      {lines.map((text, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line is its place in the list
        <div key={index} className={styles.row}>
          <input
            className={styles.input}
            aria-label={hasPrimary && index === 0 ? `Primary ${noun}` : `${noun} ${index + 1}`}
            placeholder={placeholder}
            inputMode={inputMode}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onFocus={() => setFocused(index)}
            onChange={({ target }) => replace(index, [target.value])}
            onKeyDown={(event) => onKeyDown(event, index)}
            onPaste={(event) => onPaste(event, index)}
          />
          {hasPrimary && index > 0 && (
            <IconAction
              label={`Make ${text || noun} primary`}
              icon={IconChevronUp}
              onClick={() => onChange([text, ...lines.toSpliced(index, 1)])}
            />
          )}
          {(lines.length > 1 || text) && (
            <IconAction label={`Remove ${text || noun}`} icon={IconX} onClick={() => remove(index)} />
          )}
        </div>
      ))}
      {lines.length < most && (
        <button type="button" className={styles.addButton} onClick={add}>
          <IconPlus size={15} stroke={1.7} aria-hidden />
          Add {noun}
        </button>
      )}
    </div>
  );
}

interface IconActionProps {
  label: string;
  icon: typeof IconX;
  onClick: () => void;
}

function IconAction({ label, icon: Glyph, onClick }: IconActionProps) {
  return (
    <button type="button" className={styles.iconButton} aria-label={label} data-tip={label} onClick={onClick}>
      <Glyph size={14} stroke={1.7} aria-hidden />
    </button>
  );
}
