import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { FormulaFunction } from './completion';
import { FORMULA_FUNCTIONS, type FormulaPreview, PREVIEW_FORMULA } from './formula.graphql';

const none: readonly FormulaFunction[] = [];

/** Every function that formulas have. */
export function useFormulaFunctions(): readonly FormulaFunction[] {
  const { data } = useQuery(FORMULA_FUNCTIONS, { fetchPolicy: 'cache-first' });
  return data?.formulaFunctions ?? none;
}

const pause = 300;

/** What the server says of what is typed, a moment after the last letter; what it said before stays until then. */
export function useFormulaPreview(objectMetadataId: string | null, expression: string) {
  const settled = useSettled(expression.trim());
  const { data, previousData, loading, error } = useQuery(
    PREVIEW_FORMULA,
    settled && objectMetadataId
      ? { variables: { objectMetadataId, expression: settled }, fetchPolicy: 'network-only' }
      : skipToken,
  );
  const isCurrent = settled === expression.trim() && !loading;
  const preview: FormulaPreview | null = settled ? ((data ?? previousData)?.previewFormula ?? null) : null;
  return { preview, isCurrent, isLoading: Boolean(settled) && !isCurrent, error };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
