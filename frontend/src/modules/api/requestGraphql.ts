/** A GraphQL request without a client: sign-in and token renewal need no more, so their route stays small. */
import { ApiError, type GraphqlError } from './errors';

interface GraphqlResponse<Result> {
  data?: Result | null;
  errors?: GraphqlError[];
}

export interface RequestOptions {
  token?: string | null;
  signal?: AbortSignal;
}

/** POST to /metadata; `x-session-mode: cookie` keeps the refresh token out of reach of scripts. */
export async function requestGraphql<Result>(
  query: string,
  variables: Record<string, unknown> = {},
  { token = null, signal }: RequestOptions = {},
): Promise<Result> {
  const response = await fetch('/metadata', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      'x-session-mode': 'cookie',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
    signal: signal ?? null,
  });
  return readResponse<Result>(response);
}

async function readResponse<Result>(response: Response): Promise<Result> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson)
    throw new ApiError(`HTTP ${response.status}`, 'NETWORK', null, 'The server could not answer. Try again.');
  const { data, errors } = (await response.json()) as GraphqlResponse<Result>;
  if (errors?.[0]) throw ApiError.fromGraphql(errors[0]);
  if (!data)
    throw new ApiError(`HTTP ${response.status}`, 'INTERNAL_SERVER_ERROR', null, 'The server could not answer.');
  return data;
}
