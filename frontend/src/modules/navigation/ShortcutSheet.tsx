import type { KeyScope } from '@/modules/ui/keys';
import { Dialog } from '@/modules/ui/overlays';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import * as s from './ShortcutSheet.css';

interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
  /** Where the focus was: its layers are the ones whose keys work. */
  scopes: readonly KeyScope[];
}

/** The keys that work right now, read from the same table that makes them work. */
export function ShortcutSheet({ isOpen, onClose, scopes }: ShortcutSheetProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts">
      {scopes
        .filter(({ bindings }) => bindings.length > 0)
        .map(({ name, bindings }) => (
          <section key={name} className={s.scope} aria-label={name}>
            <h3 className={s.heading}>{name}</h3>
            {bindings.map(({ keys, label }) => (
              <div key={keys} className={s.row}>
                {label}
                <Kbd keys={keys} />
              </div>
            ))}
          </section>
        ))}
    </Dialog>
  );
}
