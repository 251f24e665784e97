/** One Apollo client: the cache of everything with a fixed schema, and the transport of records. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { from, switchMap } from 'rxjs';
import { type Session, toApiError } from '@/modules/api';

const bearerOf = (token: string | null) => (token ? { authorization: `Bearer ${token}` } : {});

function authorizationLink(session: Session): ApolloLink {
  return new SetContextLink(async ({ headers, mutationId }) => {
    const token = await session.accessToken();
    const ofMutation = mutationId ? { 'x-mutation-id': mutationId } : {};
    return { token, headers: { ...headers, ...bearerOf(token), ...ofMutation } };
  });
}

/** A token refused by the server is renewed once, for all requests that were refused together. */
function renewalLink(session: Session): ApolloLink {
  return new ErrorLink(({ error, operation, forward }) => {
    const { token, isRetry } = operation.getContext();
    if (isRetry || !token || !toApiError(error).isUnauthenticated) return undefined;
    return from(session.renew(token)).pipe(
      switchMap((renewed) => {
        const { headers } = operation.getContext();
        operation.setContext({ isRetry: true, headers: { ...headers, ...bearerOf(renewed) } });
        return forward(operation);
      }),
    );
  });
}

function terminatingLink(): ApolloLink {
  return new HttpLink({
    uri: ({ getContext }) => (getContext().endpoint === 'records' ? '/graphql' : '/metadata'),
    credentials: 'same-origin',
    headers: { 'x-session-mode': 'cookie' },
  });
}

export function createApolloClient(session: Session): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([authorizationLink(session), renewalLink(session), terminatingLink()]),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
  });
}
