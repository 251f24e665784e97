import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useKeyScope } from '../keys';
import { backdrop } from './Dialog.css';
import { overlayRoot } from './overlayRoot';
import { palette } from './Palette.css';

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
  label: string;
  /** What opened it closes it as well. */
  keys: string;
  /** Its first field gets the focus. */
  children: ReactNode;
}

/** A dialog that is all list: near the top on a desk, the whole screen on a phone. */
export function Palette({ isOpen, onClose, label, keys, children }: PaletteProps) {
  const close = { keys, label: 'Close', run: onClose, inText: true };
  const scope = useKeyScope({ name: label, bindings: [close], isModal: true });
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal container={overlayRoot()}>
        <Base.Backdrop className={backdrop} />
        <Base.Popup ref={scope} className={palette} aria-label={label}>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
