import type { ReactNode } from 'react';
import { userMessageOf } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { IconRefresh } from '@/modules/ui/icons';
import { Button } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import type { ListSnapshot, RecordList } from '../store/recordList';
import * as styles from './grid.css';

interface GridStateProps {
  list: RecordList;
  object: ObjectMetadata;
  snapshot: ListSnapshot;
  emptyState: ReactNode;
}

/** What a list says when it has no rows to show, and when others have made some. */
export function GridState({ list, object, snapshot, emptyState }: GridStateProps) {
  const { rowCount, error, newcomers } = snapshot;
  if (rowCount === null && error !== null) {
    return (
      <div className={styles.state}>
        <EmptyState
          line={`${object.labelPlural} could not be loaded.`}
          detail={userMessageOf(error)}
          action={
            <Button icon={IconRefresh} onClick={() => list.retry()}>
              Try again
            </Button>
          }
        />
      </div>
    );
  }
  if (newcomers > 0 && rowCount !== 0) {
    return (
      <button type="button" className={styles.pill} onClick={() => list.refresh()}>
        {newcomers.toLocaleString()} new
      </button>
    );
  }
  return rowCount === 0 && <div className={styles.state}>{emptyState}</div>;
}
