import { memo, type ReactNode } from 'react';
import { inElement, recordMark } from '../fields/shared/displays';
import { untitled } from '../query/references';
import { useRecord } from '../store/useRecords';
import type { StoredRecord } from '../types';
import * as bones from './bones.css';
import type { GridColumn } from './columns/useColumns';
import * as styles from './grid.css';

export interface GridRowProps {
  id: string | undefined;
  row: number;
  top: number;
  width: number;
  columns: readonly GridColumn[];
  /** Records of this object have a face: initials before their name. */
  markOf: string | null;
  isSelected: boolean;
  isLeaving: boolean;
  /** It stands beside the table. */
  isOpen: boolean;
}

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

/** One row: a `div`, with one `div` per cell. It renders again only when its record or its columns change. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, row, top, width, columns, markOf, isSelected, isLeaving, isOpen } = props;
  const record = useRecord(id);
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      data-row={row}
      data-leaving={isLeaving || undefined}
      data-opened={isOpen || undefined}
      className={styles.row}
      style={{ width, transform: `translateY(${top}px)` }}
    >
      <Cells {...{ record, row, columns, markOf }} />
    </div>
  );
});

interface CellsProps {
  record: StoredRecord | undefined;
  row: number;
  columns: readonly GridColumn[];
  markOf: string | null;
}

const Cells = memo(function Cells({ record, row, columns, markOf }: CellsProps) {
  return columns.map((column, index) => {
    const isFirst = index === 0;
    const shown = isFirst ? firstContent(record, column, markOf) : content(record, column);
    return (
      <div
        key={column.field.name}
        id={cellId(row, index)}
        role={isFirst ? 'rowheader' : 'gridcell'}
        aria-colindex={index + 1}
        data-column={index}
        className={isFirst ? styles.firstCell : classOf(column, shown)}
        style={isFirst ? { width: column.width } : { left: column.left, width: column.width }}
      >
        {shown}
      </div>
    );
  });
});

function classOf({ kind }: GridColumn, shown: ReactNode): string {
  if (kind.alignment === 'end') return styles.endCell;
  return typeof shown === 'string' ? styles.wordsCell : styles.cell;
}

function content(record: StoredRecord | undefined, { field, kind }: GridColumn): ReactNode {
  if (!record) return <span className={bones.bone} />;
  const value = record[field.name] ?? null;
  return kind.isEmpty(value) ? null : kind.display(value, field);
}

function firstContent(record: StoredRecord | undefined, column: GridColumn, markOf: string | null) {
  if (!record) {
    return (
      <>
        <span className={bones.roundBone} />
        <span className={bones.bone} />
      </>
    );
  }
  const { field, kind } = column;
  const value = record[field.name] ?? null;
  return (
    <>
      <i className={styles.check} data-check />
      {markOf && recordMark(markOf, kind.isEmpty(value) ? '' : kind.format(value, field))}
      {kind.isEmpty(value) ? (
        <span className={styles.untitled}>{untitled}</span>
      ) : (
        inElement(kind.display(value, field))
      )}
      <i className={styles.open} data-open aria-hidden>
        Open
      </i>
    </>
  );
}
