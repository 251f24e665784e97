import { type ComponentProps, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { MenuPopupProps, MenuSection } from './overlays/MenuPopup';

const loadMenu = () => import('./overlays/MenuPopup');
const MenuPopup = lazy(() => loadMenu().then((module) => ({ default: module.MenuPopup })));

interface MenuButtonProps extends Omit<ComponentProps<'button'>, 'onSelect'> {
  /** Names the menu, and the button unless it has a name of its own. */
  label: string;
  sections: readonly MenuSection[];
  children: ReactNode;
  side?: MenuPopupProps['side'];
  align?: MenuPopupProps['align'];
  onOpen?: () => void;
}

/** A button that opens a menu. The menu's code arrives when the pointer or the focus comes near. */
export function MenuButton({ label, sections, children, side, align, onOpen, ...rest }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  // Pressing outside has closed the menu by the time of the click; remember what the press met.
  const wasOpen = useRef(false);
  const toggle = (next: boolean) => {
    setIsWanted(true);
    setIsOpen(next);
    if (next) onOpen?.();
  };
  return (
    <>
      <button
        type="button"
        aria-label={label}
        {...rest}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-popup-open={isOpen || undefined}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={() => {
          toggle(!wasOpen.current);
          wasOpen.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          toggle(true);
        }}
      >
        {children}
      </button>
      {isWanted && (
        <Suspense>
          <MenuPopup {...{ anchor: button, isOpen, onOpenChange: toggle, sections, label, side, align }} />
        </Suspense>
      )}
    </>
  );
}
