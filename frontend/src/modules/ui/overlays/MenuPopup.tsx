import { Menu } from '@base-ui/react/menu';
import type { Icon } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useId } from 'react';
import { IconCheck } from '../icons';
import { Kbd } from '../primitives/Kbd';
import { overlayRoot } from './overlayRoot';
import * as s from './popup.css';

export interface MenuItem {
  id: string;
  label: string;
  onSelect: () => void;
  icon?: Icon;
  /** What stands in front when it is not an icon, e.g. an avatar. */
  leading?: ReactNode;
  keys?: string;
  /** A quiet word at the end. */
  note?: string;
  tone?: 'danger';
  isChecked?: boolean;
  isDisabled?: boolean;
}

export interface MenuSection {
  id: string;
  heading?: string;
  items: readonly MenuItem[];
}

export interface MenuPopupProps {
  anchor: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  sections: readonly MenuSection[];
  label: string;
  side?: 'top' | 'bottom' | 'right';
  align?: 'start' | 'end';
}

export function MenuPopup({ anchor, isOpen, onOpenChange, sections, label, side, align = 'start' }: MenuPopupProps) {
  return (
    <Menu.Root open={isOpen} onOpenChange={onOpenChange}>
      <Menu.Portal container={overlayRoot()}>
        <Menu.Positioner className={s.positioner} anchor={anchor} side={side} align={align} sideOffset={4}>
          {/* A long menu scrolls, and what scrolls can be reached by keys. */}
          <Menu.Popup className={s.popup} aria-label={label} finalFocus={anchor} tabIndex={0}>
            {sections.map((section, index) => (
              <Section key={section.id} section={section} isFirst={index === 0} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Section({ section: { heading, items }, isFirst }: { section: MenuSection; isFirst: boolean }) {
  const headingId = useId();
  return (
    <>
      {!isFirst && <div className={s.separator} />}
      <Menu.Group aria-labelledby={heading ? headingId : undefined}>
        {heading && (
          <div id={headingId} className={s.heading}>
            {heading}
          </div>
        )}
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Menu.Group>
    </>
  );
}

function Item({ item }: { item: MenuItem }) {
  const { label, icon: Glyph, leading, keys, note, tone, isChecked, isDisabled, onSelect } = item;
  const content = (
    <>
      {Glyph ? <Glyph size={16} stroke={1.6} aria-hidden /> : leading}
      <span className={s.itemText}>{label}</span>
      {note && <span className={s.itemHint}>{note}</span>}
      {keys && <Kbd keys={keys} />}
      {isChecked && <IconCheck size={15} stroke={1.8} aria-hidden />}
    </>
  );
  const common = { className: s.item, 'data-tone': tone, disabled: isDisabled, onClick: onSelect, children: content };
  if (isChecked === undefined) return <Menu.Item {...common} />;
  return <Menu.CheckboxItem {...common} closeOnClick checked={isChecked} />;
}
