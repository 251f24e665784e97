import { Popover } from '@base-ui/react/popover';
import { type ReactNode, useState } from 'react';
import { useKeyScope } from '../keys';
import { overlayRoot } from './overlayRoot';
import * as popup from './popup.css';

interface PopoverButtonProps {
  /** Names the button and what it opens. */
  label: string;
  className: string;
  /** What the button shows. */
  shown: ReactNode;
  isDisabled?: boolean;
  /** What floats; it is given a way to close. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a small floating surface. */
export function PopoverButton({ label, className, shown, isDisabled, children }: PopoverButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  const scope = useKeyScope({ name: label, isModal: true, bindings: [] });
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger className={className} aria-label={label} disabled={isDisabled}>
        {shown}
      </Popover.Trigger>
      <Popover.Portal container={overlayRoot()}>
        <Popover.Positioner className={popup.positioner} align="start" sideOffset={4}>
          <Popover.Popup ref={scope} className={popup.popup} aria-label={label}>
            {children(close)}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
