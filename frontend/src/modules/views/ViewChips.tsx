import { lazy, Suspense, useRef } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { type FieldFilter, type FieldSort, findFieldByName, useReferenceNames } from '@/modules/object-record';
import { IconArrowsSort, IconChevronDown, IconChevronUp, IconFilter, IconX } from '@/modules/ui/icons';
import { filterText } from './filterText';
import { valueInputOf } from './operands';
import * as s from './views.css';

const FilterPopover = lazy(() => import('./FilterPopover').then((module) => ({ default: module.FilterPopover })));

interface FilterChipProps {
  object: ObjectMetadata;
  filter: FieldFilter;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onChange: (filter: FieldFilter) => void;
  onRemove: () => void;
}

/** One condition in words. Pressing it opens where it is made. */
export function FilterChip({ object, filter, isOpen, onOpen, onClose, onChange, onRemove }: FilterChipProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const field = findFieldByName(object, filter.fieldName);
  const isRecord = field !== null && valueInputOf(field) === 'record';
  const nameOf = useReferenceNames(isRecord ? field : null, filter.values);
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
