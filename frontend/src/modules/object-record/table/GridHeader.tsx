import { useAtomValue } from 'jotai/react';
import { selectAtom } from 'jotai/vanilla/utils';
import { isDerived } from '../query/objectFields';
import type { FieldSort } from '../types';
import { IconChevronDown, IconChevronUp } from '@/modules/ui/icons';
import type { Columns } from './columns/useColumns';
import { useColumnDrag } from './columns/useColumnDrag';
import * as styles from './grid.css';
import type { GridController } from './gridController';
import { headerId } from './headerId';
import { addWidth } from './sums.css';
import { activeCellAtom, selectionAtom } from './gridState';

interface GridHeaderProps {
  grid: GridController;
  columns: Columns;
  sorts: readonly FieldSort[];
  onMenu: (column: number, cell: HTMLElement) => void;
  openMenu: number | null;
}

const activeHeaderAtom = selectAtom(activeCellAtom, (active) => (active?.row === -1 ? active.column : null));
const isAllSelectedAtom = selectAtom(selectionAtom, ({ isAll, ids }) => isAll && !ids.size);

export function GridHeader({ grid, columns, sorts, onMenu, openMenu }: GridHeaderProps) {
  const active = useAtomValue(activeHeaderAtom, { store: grid.ui });
  const isAll = useAtomValue(isAllSelectedAtom, { store: grid.ui });
  const drag = useColumnDrag(grid.columnMoves, columns.shown);
  return (
    <div role="rowgroup" className={styles.header} style={{ width: columns.width + addWidth }}>
      <div role="row" aria-rowindex={1}>
        {columns.shown.map(({ field, kind, left, width }, index) => {
          const sort = sorts.find(({ fieldName }) => fieldName === field.name);
          return (
            <div
              key={field.name}
              id={headerId(index)}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={index + 1}
              aria-sort={sort && (sort.direction === 'asc' ? 'ascending' : 'descending')}
              className={index === 0 ? styles.firstHeaderCell : styles.headerCell}
              style={index === 0 ? { width } : { left, width }}
              data-column={index}
              data-end={kind.alignment === 'end' || undefined}
              data-active={index === active || undefined}
              data-menu={index === openMenu || undefined}
              data-dragged={drag.dragged === field.name || undefined}
              data-drop={drag.target === field.name || undefined}
              onPointerDown={(event) => index > 0 && drag.start(event, field.name)}
              onContextMenu={(event) => {
                event.preventDefault();
                onMenu(index, event.currentTarget);
              }}
              onPointerUp={(event) => drag.isIdle() && event.button === 0 && onMenu(index, event.currentTarget)}
            >
              {index === 0 && <HeaderCheck isOn={isAll} onToggle={() => grid.toggleAll()} />}
              {isDerived(field) && (
                <span className={styles.derived} title="Worked out of other fields" aria-hidden>
                  ƒ
                </span>
              )}
              <span className={styles.headerText}>{field.label}</span>
              {sort && <SortMark direction={sort.direction} />}
              <Resizer onStart={columns.resizeHandler(field.name)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** For the pointer; Ctrl+A is the keyboard's. */
function HeaderCheck({ isOn, onToggle }: { isOn: boolean; onToggle: () => void }) {
  return (
    <i
      className={styles.headerCheck}
      data-on={isOn || undefined}
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    />
  );
}

function SortMark({ direction }: Pick<FieldSort, 'direction'>) {
  const Glyph = direction === 'asc' ? IconChevronUp : IconChevronDown;
  return <Glyph size={13} stroke={2} className={styles.sortMark} aria-hidden />;
}

/** For the pointer; Alt+Shift+arrows are the keyboard's. */
function Resizer({ onStart }: { onStart: ((event: unknown) => void) | undefined }) {
  return (
    <span
      className={styles.resizer}
      aria-hidden
      onPointerDown={(event) => event.stopPropagation()}
      onPointerUp={(event) => event.stopPropagation()}
      onMouseDown={onStart}
      onTouchStart={onStart}
    />
  );
}
