import { Combobox as Base } from '@base-ui/react/combobox';
import type { ReactNode } from 'react';
import { IconCheck, IconSelector } from '../icons';
import * as s from './Combobox.css';
import { overlayRoot } from './overlayRoot';
import * as popup from './popup.css';
import * as select from './Select.css';

export interface ComboboxItem {
  value: string;
  label: string;
  hint?: string | undefined;
}

export interface ComboboxGroup {
  value: string;
  items: ComboboxItem[];
}

interface ComboboxProps {
  value: ComboboxItem | null;
  onChange: (item: ComboboxItem | null) => void;
  groups: ComboboxGroup[];
  'aria-label': string;
  'aria-invalid'?: true;
  placeholder?: string;
  emptyText?: string;
  /** Stands before the value, e.g. to mark it as suggested. */
  leading?: ReactNode;
  /** The value means "nothing chosen" and is drawn that way. */
  isQuiet?: boolean;
}

/** A choice from many, found by typing. */
export function Combobox({
  value,
  onChange,
  groups,
  placeholder,
  emptyText = 'Nothing matches.',
  leading,
  isQuiet,
  ...rest
}: ComboboxProps) {
  return (
    <Base.Root
      items={groups}
      value={value}
      onValueChange={onChange}
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
    >
      <Base.Trigger {...rest} className={select.trigger}>
        {leading}
        <span className={select.value} data-placeholder={value && !isQuiet ? undefined : ''}>
          <Base.Value placeholder={placeholder} />
        </span>
        <Base.Icon className={select.icon}>
          <IconSelector size={14} stroke={1.7} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal container={overlayRoot()}>
        <Base.Positioner className={popup.positioner} sideOffset={4} align="start">
          <Base.Popup className={s.popup} aria-label={rest['aria-label']}>
            <Base.Input className={s.search} placeholder="Search" aria-label={`Search: ${rest['aria-label']}`} />
            <Base.Empty className={popup.empty}>{emptyText}</Base.Empty>
            <Base.List className={s.list}>
              {(group: ComboboxGroup) => <Group key={group.value} group={group} />}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Group({ group }: { group: ComboboxGroup }) {
  return (
    <Base.Group items={group.items}>
      {group.value && <Base.GroupLabel className={popup.heading}>{group.value}</Base.GroupLabel>}
      <Base.Collection>
        {(item: ComboboxItem) => (
          <Base.Item key={item.value} value={item} className={popup.item}>
            <span className={popup.itemText}>{item.label}</span>
            {item.hint && <span className={popup.itemHint}>{item.hint}</span>}
            <Base.ItemIndicator>
              <IconCheck size={15} stroke={1.8} aria-hidden />
            </Base.ItemIndicator>
          </Base.Item>
        )}
      </Base.Collection>
    </Base.Group>
  );
}
