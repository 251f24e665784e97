import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { IconCheck } from '@/modules/ui/icons';
import * as styles from './editors.css';

export interface Option {
  id: string;
  label: string;
  content: ReactNode;
  isChosen?: boolean;
  /** Chosen only on purpose: it is not where the arrows begin. */
  isAside?: boolean;
}

interface OptionListProps {
  /** What is being chosen. */
  label: string;
  query: string;
  onQuery: (query: string) => void;
  options: readonly Option[];
  onChoose: (id: string) => void;
  /** Said when nothing matches. */
  nothing: ReactNode;
  isMultiple?: boolean;
  /** The highlighted option, once someone has moved to it or typed. */
  onHighlight?: (id: string | null) => void;
}

/** A line to type in, and the options it leaves: the focus stays in the line, arrows move through the options. */
export function OptionList(props: OptionListProps) {
  const { label, query, onQuery, options, onChoose, nothing, isMultiple, onHighlight } = props;
  const [moved, setMoved] = useState<number | null>(null);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const current = Math.min(moved ?? startOf(options), options.length - 1);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  useScrollIntoView(`${listId}-${current}`);
  const highlight = (index: number) => {
    setMoved(index);
    onHighlight?.(options[index]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = options[current];
    const next = stepOf(event.key, current, options.length);
    if (next !== null) highlight(next);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && chosen) onChoose(chosen.id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.search}>
        <input
          ref={input}
          className={styles.bareInput}
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={options.length ? `${listId}-${current}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search"
          value={query}
          onChange={({ target }) => {
            onQuery(target.value);
            setMoved(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} className={styles.options} role="listbox" aria-label={label} aria-multiselectable={isMultiple}>
        {options.map((option, index) => (
          <button
            key={option.id}
            type="button"
            tabIndex={-1}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={Boolean(option.isChosen)}
            className={styles.option}
            data-active={index === current || undefined}
            onPointerMove={() => index !== current && highlight(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.id)}
          >
            {option.content}
            {option.isChosen && <IconCheck size={15} stroke={1.8} className={styles.optionCheck} aria-hidden />}
          </button>
        ))}
      </div>
      {!options.length && <p className={styles.nothing}>{nothing}</p>}
    </>
  );
}

/** Arrows begin at what is chosen, else at the first. */
function startOf(options: readonly Option[]): number {
  const chosen = options.findIndex(({ isChosen }) => isChosen);
  return chosen >= 0
    ? chosen
    : Math.max(
        0,
        options.findIndex(({ isAside }) => !isAside),
      );
}

function stepOf(key: string, current: number, count: number): number | null {
  if (!count) return null;
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return (current - 1 + count) % count;
  if (key === 'PageDown') return Math.min(count - 1, current + 8);
  return key === 'PageUp' ? Math.max(0, current - 8) : null;
}

function useScrollIntoView(id: string): void {
  useEffect(() => {
    void document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
}
