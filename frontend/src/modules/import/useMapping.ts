import { useMemo, useState } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { DuplicateChoice, Inspection } from './import.graphql';
import {
  type ColumnTargets,
  conflictingColumns,
  listTargets,
  matchOptions,
  missingFields,
  targetsFromSuggestions,
} from './targets';

/** What the person decides about a file: where each column goes, and what happens to records that exist. */
export function useMapping(object: ObjectMetadata, { headers, suggestedMapping }: Inspection) {
  const targets = useMemo(() => listTargets(object), [object]);
  const suggested = useMemo(
    () => targetsFromSuggestions(headers.length, suggestedMapping, targets),
    [headers, suggestedMapping, targets],
  );
  const [columns, setColumns] = useState<ColumnTargets>(suggested);
  const [chosenMatch, setChosenMatch] = useState<string | null | undefined>(undefined);
  const [onDuplicate, setOnDuplicate] = useState<DuplicateChoice>('SKIP');
  const options = matchOptions(object, columns);
  const stillPossible = options.some(({ fieldName }) => fieldName === chosenMatch);
  const matchBy = chosenMatch === null || stillPossible ? (chosenMatch ?? null) : (options[0]?.fieldName ?? null);

  return {
    targets,
    suggested,
    columns,
    setColumn: (column: number, key: string | null) =>
      setColumns(columns.map((old, index) => (index === column ? key : old))),
    conflicts: conflictingColumns(columns),
    missing: missingFields(object, columns),
    importedCount: columns.filter(Boolean).length,
    matchOptions: options,
    matchBy,
    setMatchBy: setChosenMatch,
    onDuplicate,
    setOnDuplicate,
  };
}

export type Mapping = ReturnType<typeof useMapping>;
