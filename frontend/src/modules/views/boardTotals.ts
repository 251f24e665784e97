import { useMemo } from 'react';
import { type FieldMetadata, metadataStore } from '@/modules/object-metadata';
import { aggregateName, formatAggregate, isAggregate, useAggregates } from '@/modules/object-record';
import type { CurrentView } from './useCurrentView';

export interface ColumnTotal {
  count: number;
  /** What the view works out of the cards of a column. */
  sum: string | null;
}

export type BoardTotals = ReadonlyMap<string | null, ColumnTotal>;

/** How many cards each column has and what they come to, in one request; null until it is known. */
export function useBoardTotals({ object, view, asked }: CurrentView, field: FieldMetadata): BoardTotals | null {
  const operation = view.kanbanAggregateOperation;
  const aggregate = isAggregate(operation) && operation !== 'COUNT' ? operation : null;
  const of = metadataStore.getCurrent().findField(view.kanbanAggregateOperationFieldMetadataId ?? '');
  const name = aggregate && of ? aggregateName(aggregate, of) : null;
  const names = name ? ['totalCount', name] : ['totalCount'];
  const rows = useAggregates({ object, filters: asked, names, groupBy: field.name });
  return useMemo(() => {
    if (!rows) return null;
    return new Map(
      rows.map(({ value, answers }) => [
        value || null,
        {
          count: Number(answers['totalCount'] ?? 0),
          sum: aggregate && of && name && answers[name] != null ? formatAggregate(aggregate, of, answers[name]) : null,
        },
      ]),
    );
  }, [rows, aggregate, of, name]);
}
