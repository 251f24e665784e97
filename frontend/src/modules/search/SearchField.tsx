import type { KeyboardEvent } from 'react';
import { IconSearch, IconX } from '@/modules/ui/icons';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import * as s from './SearchPalette.css';
import { useLate } from './useLate';

interface SearchFieldProps {
  text: string;
  listId: string;
  activeId: string | null;
  isSearching: boolean;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onClose: () => void;
}

/** The line to type in. The focus stays here; arrows move through the results. */
export function SearchField({ text, listId, activeId, isSearching, onText, onKeyDown, onClose }: SearchFieldProps) {
  const isLate = useLate(isSearching);
  return (
    <div className={s.field}>
      <span className={s.glyph} aria-hidden>
        {isLate ? <Spinner /> : <IconSearch size={18} stroke={1.6} />}
      </span>
      <input
        className={s.input}
        type="text"
        role="combobox"
        aria-label="Search records"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={activeId ? `choice-${activeId}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        placeholder="Search people, companies, notes…"
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={s.escape} aria-hidden>
        <Kbd keys="Escape" />
      </span>
      <button type="button" className={s.close} aria-label="Close search" onClick={onClose}>
        <IconX size={20} stroke={1.6} aria-hidden />
      </button>
    </div>
  );
}
