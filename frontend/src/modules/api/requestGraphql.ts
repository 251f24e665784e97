/** The one way to the API: a GraphQL request, its answer, and whatever went wrong as an ApiError. */
import { ApiError, type GraphqlError, toApiError } from './errors';
import type { OperationContext } from './operationContext';

interface GraphqlResponse<Result> {
  data?: Result | null;
  errors?: GraphqlError[];
}

export interface RequestOptions extends OperationContext {
  token?: string | null;
  signal?: AbortSignal | undefined;
}

const patience = 30_000;
const paths = { metadata: '/metadata', records: '/graphql' };

/** `x-session-mode: cookie` keeps the refresh token out of reach of scripts. */
export async function requestGraphql<Result>(
  query: string,
  variables: Record<string, unknown> = {},
  { endpoint = 'metadata', token, mutationId, signal }: RequestOptions = {},
): Promise<Result> {
  const timeout = AbortSignal.timeout(patience);
  const response = await fetch(paths[endpoint], {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      'x-session-mode': 'cookie',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(mutationId ? { 'x-mutation-id': mutationId } : {}),
    },
    body: JSON.stringify({ query, variables }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : toApiError(error);
  });
  return readResponse<Result>(response);
}

async function readResponse<Result>(response: Response): Promise<Result> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson) throw ApiError.fromStatus(response.status);
  const { data, errors } = (await response.json()) as GraphqlResponse<Result>;
  if (errors?.[0]) throw ApiError.fromGraphql(errors[0]);
  if (!data) throw ApiError.fromStatus(response.status);
  return data;
}
