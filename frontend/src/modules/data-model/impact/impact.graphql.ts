/** What a change would do, before it is made. */
import { gql, type TypedDocumentNode } from '@apollo/client';
import type { FieldValues, ObjectUpdate } from '../changes.graphql';

export interface ImpactStep {
  kind: string;
  description: string;
  isDestructive: boolean;
  isRewrite: boolean;
  rows: number;
}

export interface ImpactDependant {
  kind: string;
  id: string;
  name: string;
  effect: 'REMOVED' | 'CHANGED' | 'BLOCKS';
}

export interface Impact {
  isLong: boolean;
  isDestructive: boolean;
  steps: readonly ImpactStep[];
  dependants: readonly ImpactDependant[];
}

interface Wanted<Update> {
  update?: { id: string; update: Update };
  delete?: { id: string };
}

const impact = `
  isLong isDestructive
  steps { kind description isDestructive isRewrite rows }
  dependants { kind id name effect }`;

export const PREVIEW_OBJECT: TypedDocumentNode<{ impact: Impact }, Wanted<ObjectUpdate>> = gql`
  query PreviewObjectChange($update: UpdateOneObjectInput, $delete: DeleteOneObjectInput) {
    impact: previewObjectChange(update: $update, delete: $delete) { ${impact} }
  }
`;

export const PREVIEW_FIELD: TypedDocumentNode<{ impact: Impact }, Wanted<Partial<FieldValues>>> = gql`
  query PreviewFieldChange($update: UpdateOneFieldMetadataInput, $delete: DeleteOneFieldInput) {
    impact: previewFieldChange(update: $update, delete: $delete) { ${impact} }
  }
`;
