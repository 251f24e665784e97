import { lazy, type ReactNode, Suspense } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { sheet } from '@/modules/ui/primitives/Sheet.css';
import { ObjectHeader } from './ObjectHeader';
import { useIsNarrow } from './useIsNarrow';
import type { RecordSide } from './useRecordSide';
import * as s from './views.css';

const RecordPanel = lazy(() =>
  import('@/modules/object-record/record-panel/RecordPanel').then((module) => ({ default: module.RecordPanel })),
);

interface ViewFrameProps {
  object: ObjectMetadata;
  onNew: (() => void) | null;
  /** What stands above the records: the view's bar, or what can be done with those that are selected. */
  bar: ReactNode;
  /** The record that stands beside the others. */
  recordId: string | null;
  side: RecordSide;
  children: ReactNode;
}

/** The sheet of an object: its name, the view, the records, and one of them beside them. */
export function ViewFrame({ object, onNew, bar, recordId, side, children }: ViewFrameProps) {
  const isNarrow = useIsNarrow();
  return (
    <div className={`${sheet} ${s.sides}`}>
      <div className={s.mainSide} inert={isNarrow && recordId !== null}>
        <ObjectHeader object={object} onNew={onNew} />
        {bar}
        {children}
      </div>
      {recordId && (
        <Suspense>
          <RecordPanel object={object} id={recordId} onClose={side.close} onStep={side.step} onRemove={side.remove} />
        </Suspense>
      )}
    </div>
  );
}
