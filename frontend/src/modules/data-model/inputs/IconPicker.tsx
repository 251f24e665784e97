import { type KeyboardEvent, useId, useState } from 'react';
import type { Icon } from '@tabler/icons-react';
import { ChosenIcon, iconNames } from '@/modules/object-metadata/ChosenIcon';
import { PopoverButton } from '@/modules/ui/overlays';
import { fieldLabel } from './inputs.css';
import * as s from './IconPicker.css';

interface IconPickerProps {
  value: string | null;
  onChange: (name: string) => void;
  /** Shown while nothing is chosen. */
  fallback?: Icon;
}

const columns = 8;

/** `IconCalendarEvent` → "calendar event" */
export const iconWords = (name: string): string =>
  name
    .replace(/^Icon/u, '')
    .replaceAll(/([a-z])([A-Z\d])/gu, '$1 $2')
    .toLowerCase();

/** An icon, found by a word. */
export function IconPicker({ value, onChange, fallback }: IconPickerProps) {
  const id = useId();
  return (
    <div className={s.field}>
      <span id={id} className={fieldLabel}>
        Icon
      </span>
      <PopoverButton
        label={value ? `Icon: ${iconWords(value)}` : 'Choose an icon'}
        className={s.trigger}
        shown={<ChosenIcon name={value ?? ''} size={18} fallback={fallback} />}
      >
        {(close) => (
          <IconGrid
            value={value}
            onChoose={(name) => {
              onChange(name);
              close();
            }}
          />
        )}
      </PopoverButton>
    </div>
  );
}

function IconGrid({ value, onChoose }: { value: string | null; onChoose: (name: string) => void }) {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = iconNames.filter((name) => iconWords(name).includes(wanted));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: index < 0 ? 1 : columns, ArrowUp: -columns }[event.key];
    if (by === undefined || (index < 0 && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const next = buttons[index + by];
    if (next) next.focus();
    else if (by < 0) event.currentTarget.querySelector('input')?.focus();
  };
  return (
    <div className={s.picker} onKeyDown={onKeyDown} role="presentation">
      <input
        className={s.search}
        placeholder="Search icons"
        aria-label="Search icons"
        value={query}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && found[0] && onChoose(found[0])}
      />
      <div className={s.grid} role="group" aria-label="Icons">
        {found.map((name) => (
          <button
            key={name}
            type="button"
            className={s.icon}
            aria-label={iconWords(name)}
            aria-pressed={name === value}
            title={iconWords(name)}
            onClick={() => onChoose(name)}
          >
            <ChosenIcon name={name} size={18} />
          </button>
        ))}
      </div>
      {found.length === 0 && <p className={s.nothing}>No icon is called “{query.trim()}”.</p>}
    </div>
  );
}
