import { skipToken, useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { userMessageOf } from '@/modules/api';
import type { FormulaFunction } from './completion';
import { FORMULA_FUNCTIONS, type FormulaPreview, PREVIEW_FORMULA } from './formula.graphql';

const none: readonly FormulaFunction[] = [];

/** Every function that formulas have. */
export function useFormulaFunctions(): readonly FormulaFunction[] {
  const { data } = useQuery(FORMULA_FUNCTIONS, { fetchPolicy: 'cache-first' });
  return data?.formulaFunctions ?? none;
}

const pause = 300;

/**
 * What the server says of what is typed, a moment after the last letter; what it said before stays until then.
 * `fieldMetadataId` is the field that is to say this from now on, if it is there already.
 */
export function useFormulaPreview(objectMetadataId: string | null, expression: string, fieldMetadataId?: string) {
  const client = useApolloClient();
  const typed = expression.trim();
  const settled = useSettled(typed);
  const variablesOf = (text: string) => ({
    input: { objectMetadataId: objectMetadataId ?? '', expression: text, fieldMetadataId },
  });
  const { data, previousData, loading, error } = useQuery(
    PREVIEW_FORMULA,
    settled && objectMetadataId ? { variables: variablesOf(settled), fetchPolicy: 'network-only' } : skipToken,
  );
  const isCurrent = settled === typed && !loading;
  const preview: FormulaPreview | null = settled ? ((data ?? previousData)?.previewFormula ?? null) : null;
  /** What it says of the very last letter: for whoever is faster than the pause. */
  const settle = async (): Promise<FormulaPreview | null> => {
    if (isCurrent) return preview;
    const answer = await client.query({
      query: PREVIEW_FORMULA,
      variables: variablesOf(typed),
      fetchPolicy: 'network-only',
    });
    return answer.data?.previewFormula ?? null;
  };
  const failure = error ? userMessageOf(error) : null;
  return { preview, isCurrent, isLoading: Boolean(settled) && !isCurrent, failure, settle };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
