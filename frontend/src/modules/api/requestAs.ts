import { ApiError } from './errors';
import { type RequestOptions, requestGraphql } from './requestGraphql';
import type { Session } from './session';

/** A request in the name of whoever is signed in. A token that the server refuses is renewed, and tried once more. */
export async function requestAs<Result>(
  session: Session,
  query: string,
  variables: Record<string, unknown> = {},
  options: RequestOptions = {},
): Promise<Result> {
  const token = await session.accessToken();
  try {
    return await requestGraphql<Result>(query, variables, { ...options, token });
  } catch (error) {
    const isRefused = token !== null && error instanceof ApiError && error.isUnauthenticated;
    const renewed = isRefused ? await session.renew(token) : null;
    if (!renewed) throw error;
    return requestGraphql<Result>(query, variables, { ...options, token: renewed });
  }
}
