/** A server in the test: unhandled requests fail, so that no test passes by talking to nobody. */
import { type GraphQLQuery, type GraphQLResponseBody, graphql, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';

type Variables = Record<string, unknown>;

export interface Refusal {
  message: string;
  code: string;
  subCode?: string;
}

export const api = setupServer();

/** Call once in a test file that talks to the API. */
export function startApi(): void {
  beforeAll(() => api.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => api.resetHandlers());
  afterAll(() => api.close());
}

/** Answers an operation with what `answer` returns for its variables. */
export function answers(name: string, answer: (variables: Variables) => Record<string, unknown>): void {
  handle(name, (variables) => ({ data: answer(variables) }));
}

/** Refuses an operation as the API does: with HTTP 200 and an error. */
export function refuses(name: string, { message, code, subCode }: Refusal): void {
  const extensions = { code, subCode: subCode ?? null, userFriendlyMessage: `${message}.` };
  handle(name, () => ({ data: null, errors: [{ message, extensions }] }));
}

function handle(name: string, answer: (variables: Variables) => GraphQLResponseBody<GraphQLQuery>): void {
  const respond = ({ variables }: { variables: Variables }) =>
    HttpResponse.json<GraphQLResponseBody<GraphQLQuery>>(answer(variables));
  api.use(graphql.query(name, respond), graphql.mutation(name, respond));
}
