/** Searching all records, and what the ranks of the answer mean. */
import { recordsContext, requestAs } from '@/modules/api';
import { session } from '@/modules/auth';

export type Closeness = 'complete' | 'partial' | 'similar';

export interface Hit {
  id: string;
  objectName: string;
  label: string;
  /** Whether every word was found, or some, or only something like them. */
  closeness: Closeness;
}

interface SearchResult {
  search: {
    edges: {
      node: {
        recordId: string;
        objectNameSingular: string;
        label: string;
        tsRank: number;
        tsRankCD: number;
      };
    }[];
  };
}

const SEARCH = `query Search($searchInput: String!, $limit: Int!, $includedObjectNameSingulars: [String!]) {
  search(searchInput: $searchInput, limit: $limit, includedObjectNameSingulars: $includedObjectNameSingulars) {
    edges { node { recordId objectNameSingular label tsRank tsRankCD } }
  }
}`;
const mostHits = 20;
/** Ranks of what only resembles the words stay below. */
const similarUpTo = 0.1;

export type FindHits = (text: string, objectNames: readonly string[], signal: AbortSignal) => Promise<Hit[]>;

/** The best hits among the records of some objects, the closest first. */
export const findHits: FindHits = async (text, objectNames, signal) => {
  const variables = { searchInput: text, limit: mostHits, includedObjectNameSingulars: objectNames };
  const { search } = await requestAs<SearchResult>(session, SEARCH, variables, { ...recordsContext, signal });
  return search.edges.map(({ node }) => ({
    id: node.recordId,
    objectName: node.objectNameSingular,
    label: node.label,
    closeness: closenessOf(node),
  }));
};

function closenessOf({ tsRank, tsRankCD }: { tsRank: number; tsRankCD: number }): Closeness {
  if (tsRankCD > 0) return 'complete';
  return tsRank > similarUpTo ? 'partial' : 'similar';
}
