import { useMemo } from 'react';
import { aggregateLabel, aggregateName, formatAggregate } from '../query/aggregates';
import { useAggregates } from '../store/useAggregates';
import type { Columns, GridColumn } from './columns/useColumns';
import * as styles from './sums.css';
import type { GridController } from './gridController';

interface GridSumsProps {
  grid: GridController;
  columns: Columns;
  rowCount: number;
}

/** What is worked out of columns over all records of the list, each under its column. */
export function GridSums({ grid, columns, rowCount }: GridSumsProps) {
  const { object, list } = grid.options;
  const { filters } = list.condition;
  const names = useMemo(() => [...new Set(columns.shown.flatMap(nameOf))], [columns.shown]);
  const rows = useAggregates({ object, filters, names, groupBy: null });
  if (!names.length) return null;
  return (
    <div role="rowgroup" className={styles.sums} style={{ width: columns.width + styles.addWidth }}>
      <div role="row" aria-rowindex={rowCount + 2}>
        {columns.shown.map((column, index) => (
          <div
            key={column.field.id}
            role="gridcell"
            aria-colindex={index + 1}
            className={index === 0 ? styles.firstSum : styles.sumCell}
            style={index === 0 ? { width: column.width } : { left: column.left, width: column.width }}
          >
            <Sum column={column} answers={rows?.[0]?.answers ?? null} />
          </div>
        ))}
      </div>
    </div>
  );
}

const nameOf = ({ aggregate, field }: GridColumn) => (aggregate ? [aggregateName(aggregate, field)] : []);

function Sum({ column, answers }: { column: GridColumn; answers: Readonly<Record<string, unknown>> | null }) {
  const { aggregate, field } = column;
  const [name] = nameOf(column);
  if (!aggregate || !name) return null;
  return (
    <>
      <span className={styles.sumName}>{aggregateLabel(aggregate, field)}</span>
      {answers && <span className={styles.sumValue}>{formatAggregate(aggregate, field, answers[name])}</span>}
    </>
  );
}
