import { IconTrash, IconX } from '@/modules/ui/icons';
import { Button, IconButton } from '@/modules/ui/primitives/Button';
import * as s from './views.css';

interface BulkBarProps {
  /** "3 people". */
  what: string;
  isBusy: boolean;
  onDelete: (() => void) | null;
  onClear: () => void;
}

/** What can be done with the selected rows. It stands where the view's own actions are: nothing floats over rows. */
export function BulkBar({ what, isBusy, onDelete, onClear }: BulkBarProps) {
  return (
    <div className={s.bulk} role="toolbar" aria-label="Selected records">
      <span>{what} selected</span>
      <span className={s.grow} />
      {onDelete && (
        <Button variant="dangerGhost" icon={IconTrash} isBusy={isBusy} onClick={onDelete}>
          Delete
        </Button>
      )}
      <IconButton icon={IconX} label="Clear the selection" onClick={onClear} />
    </div>
  );
}
