import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { useKeyScope } from '../keys';
import { Button } from '../primitives/Button';
import * as s from './Dialog.css';
import { overlayRoot } from './overlayRoot';

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  size?: 'regular' | 'wide';
  initialFocus?: RefObject<HTMLElement | null>;
}

export function Dialog({ isOpen, onClose, title, description, children, size = 'regular', initialFocus }: DialogProps) {
  const scope = useKeyScope({ name: 'dialog', bindings: [], isModal: true });
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal container={overlayRoot()}>
        <Base.Backdrop className={s.backdrop} />
        {/* What is higher than the screen scrolls, and what scrolls can be reached by keys. */}
        <Base.Popup ref={scope} className={s.popup} data-size={size} initialFocus={initialFocus} tabIndex={0}>
          <Base.Title className={s.title}>{title}</Base.Title>
          {description && (
            <Base.Description className={s.description} render={<div />}>
              {description}
            </Base.Description>
          )}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={s.actions}>{children}</div>;
}

export interface ConfirmDialogProps extends DialogProps {
  /** A verb with its object: "Delete webhook". */
  confirmLabel: string;
  tone?: 'danger' | 'primary';
  isBusy?: boolean;
  /** There is nothing to confirm as it is. */
  isDisabled?: boolean;
  onConfirm: () => void;
}

export function ConfirmDialog({
  confirmLabel,
  tone = 'danger',
  isBusy,
  isDisabled,
  onConfirm,
  children,
  ...rest
}: ConfirmDialogProps) {
  return (
    <Dialog {...rest}>
      {children}
      <DialogActions>
        <Button onClick={rest.onClose}>Cancel</Button>
        <Button variant={tone} isBusy={isBusy} disabled={isDisabled} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
