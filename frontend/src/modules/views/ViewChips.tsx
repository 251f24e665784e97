import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import {
  type FieldFilter,
  type FieldSort,
  type FilterGroup,
  findFieldByName,
  type RecordFilter,
  useReferenceNames,
} from '@/modules/object-record';
import {
  IconArrowsSort,
  IconChevronDown,
  IconChevronUp,
  IconFilter,
  IconFilterPlus,
  IconSearch,
  IconX,
} from '@/modules/ui/icons';
import { filterText, groupText } from './filterText';
import { valueInputOf } from './operands';
import { me } from './storedFilters';
import * as s from './views.css';

const FilterPopover = lazy(() => import('./FilterPopover').then((module) => ({ default: module.FilterPopover })));
const GroupPopover = lazy(() => import('./GroupPopover').then((module) => ({ default: module.GroupPopover })));

interface ChipProps {
  object: ObjectMetadata;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onChange: (filter: RecordFilter) => void;
  onRemove: () => void;
}

/** One condition in words. Pressing it opens where it is made. */
export function FilterChip({
  object,
  filter,
  isOpen,
  onOpen,
  onClose,
  onChange,
  onRemove,
}: ChipProps & { filter: FieldFilter }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const field = findFieldByName(object, filter.fieldName);
  const isRecord = field !== null && valueInputOf(field) === 'record';
  const nameOf = useReferenceNames(
    isRecord ? field : null,
    filter.values.filter((value) => value !== me),
  );
  if (!field) return null;
  const text = filterText(field, filter, nameOf);
  return (
    <span className={s.chip}>
      <button
        ref={anchor}
        type="button"
        className={s.chipText}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={onOpen}
      >
        <IconFilter size={13} stroke={1.8} aria-hidden />
        <span className={s.chipWords}>{text}</span>
      </button>
      <RemoveButton label={`Remove the filter ${text}`} onClick={onRemove} />
      {isOpen && (
        <Suspense>
          <FilterPopover {...{ anchor, field, filter, isOpen, onChange, onClose }} />
        </Suspense>
      )}
    </span>
  );
}

/** Several conditions that hold together. */
export function GroupChip({
  object,
  group,
  isOpen,
  onOpen,
  onClose,
  onChange,
  onRemove,
}: ChipProps & { group: FilterGroup }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const text = groupText(object, group, () => 'a record') || 'Several conditions';
  return (
    <span className={s.chip}>
      <button
        ref={anchor}
        type="button"
        className={s.chipText}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={onOpen}
      >
        <IconFilterPlus size={13} stroke={1.8} aria-hidden />
        <span className={s.chipWords}>{text}</span>
      </button>
      <RemoveButton label={`Remove the filter ${text}`} onClick={onRemove} />
      {isOpen && (
        <Suspense>
          <GroupPopover {...{ anchor, object, group, onChange, onClose }} />
        </Suspense>
      )}
    </span>
  );
}

interface WordsChipProps {
  words: string;
  isNew: boolean;
  onChange: (words: string) => void;
  onLeave: () => void;
}

const typingPause = 250;
const menuClosing = 120;

/** Words that any text of a record may contain. */
export function WordsChip({ words, isNew, onChange, onLeave }: WordsChipProps) {
  const [text, setText] = useState(words);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // The menu that this was chosen from gives the focus back as it closes.
    const focusing = isNew ? setTimeout(() => input.current?.focus(), menuClosing) : undefined;
    return () => {
      clearTimeout(focusing);
      clearTimeout(timer.current);
    };
  }, [isNew]);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), typingPause);
  };
  const leave = () => {
    clearTimeout(timer.current);
    onChange(text);
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <span className={s.chip}>
      <label className={s.chipText}>
        <IconSearch size={13} stroke={1.8} aria-hidden />
        <input
          ref={input}
          className={s.wordsInput}
          aria-label="Words in any field"
          placeholder="Words"
          value={text}
          size={Math.max(6, text.length)}
          autoComplete="off"
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
      </label>
      <RemoveButton
        label="Remove the words"
        onClick={() => {
          clearTimeout(timer.current);
          setText('');
          onChange('');
          onLeave();
        }}
      />
    </span>
  );
}

interface SortChipProps {
  object: ObjectMetadata;
  sort: FieldSort;
  onChange: (sort: FieldSort) => void;
  onRemove: () => void;
}

export function SortChip({ object, sort, onChange, onRemove }: SortChipProps) {
  const field = findFieldByName(object, sort.fieldName);
  if (!field) return null;
  const isUp = sort.direction === 'asc';
  const Glyph = isUp ? IconChevronUp : IconChevronDown;
  const said = `Sorted by ${field.label}, ${isUp ? 'ascending' : 'descending'}`;
  return (
    <span className={s.chip}>
      <button
        type="button"
        className={s.chipText}
        aria-label={`${said}. Reverse`}
        onClick={() => onChange({ ...sort, direction: isUp ? 'desc' : 'asc' })}
      >
        <IconArrowsSort size={13} stroke={1.8} aria-hidden />
        <span className={s.chipWords}>{field.label}</span>
        <Glyph size={13} stroke={2} aria-hidden />
      </button>
      <RemoveButton label={`Remove the sort by ${field.label}`} onClick={onRemove} />
    </span>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={s.chipRemove} aria-label={label} onClick={onClick}>
      <IconX size={13} stroke={2} aria-hidden />
    </button>
  );
}
