import { useAtomValue } from 'jotai/react';
import { Button } from '@/modules/ui/primitives/Button';
import { count } from '../store/recordCommands';
import type { ListSnapshot } from '../store/recordList';
import * as styles from './grid.css';
import type { GridController } from './gridController';
import { selectedCount, selectionAtom } from './gridState';

interface GridFooterProps {
  grid: GridController;
  snapshot: ListSnapshot;
}

export function GridFooter({ grid, snapshot }: GridFooterProps) {
  const { list, object } = grid.options;
  const selection = useAtomValue(selectionAtom, { store: grid.ui });
  const { rowCount, error } = snapshot;
  if (rowCount === null) return <div className={styles.footer} />;
  const selected = selectedCount(selection, rowCount);
  return (
    <div className={styles.footer}>
      <span role="status">
        {count(object, rowCount)}
        {selected > 0 && ` · ${selected.toLocaleString()} selected`}
      </span>
      {error !== null && (
        <>
          <span>· Some rows could not be loaded</span>
          <Button variant="ghost" onClick={() => list.retry()}>
            Retry
          </Button>
        </>
      )}
    </div>
  );
}
