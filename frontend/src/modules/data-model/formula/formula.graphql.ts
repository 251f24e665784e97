/** What the server says of a formula before it is a field's. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { FormulaFunction } from './completion';
import type { FormulaMistake } from './FormulaInk';
import type { ResultType } from './rollupDraft';

export interface FormulaExample {
  recordId: string;
  label: string | null;
  value: unknown;
}

export interface FormulaPreview {
  type: ResultType | null;
  /** Whether its value can be kept with the record. */
  isStorable: boolean;
  errors: readonly FormulaMistake[];
  examples: readonly FormulaExample[];
}

export const PREVIEW_FORMULA: TypedDocumentNode<
  { previewFormula: FormulaPreview },
  { input: { objectMetadataId: string; expression: string; fieldMetadataId?: string | undefined } }
> = gql`
  query PreviewFormula($input: PreviewFormulaInput!) {
    previewFormula(input: $input) {
      type isStorable
      errors { message position length }
      examples { recordId label value }
    }
  }
`;

export const FORMULA_FUNCTIONS: TypedDocumentNode<{ formulaFunctions: readonly FormulaFunction[] }> = gql`
  query FormulaFunctions {
    formulaFunctions { name signature description }
  }
`;
