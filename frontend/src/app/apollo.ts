/** Apollo, the cache of everything that has a fixed schema: settings and imports. */
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import { from, Observable } from 'rxjs';
import { type OperationContext, requestAs, type Session } from '@/modules/api';

/** Apollo's requests go the same way as all others: token, renewal and errors are dealt with there. */
function apiLink(session: Session): ApolloLink {
  return new ApolloLink(({ query, variables, getContext }) => {
    const { endpoint, mutationId } = getContext() as OperationContext;
    return new Observable((observer) => {
      const stop = new AbortController();
      const options = { endpoint, mutationId, signal: stop.signal };
      const answer = requestAs<Record<string, unknown>>(session, print(query), variables, options);
      const subscription = from(answer.then((data) => ({ data }))).subscribe(observer);
      return () => {
        subscription.unsubscribe();
        stop.abort();
      };
    });
  });
}

export function createApolloClient(session: Session): ApolloClient {
  return new ApolloClient({
    link: apiLink(session),
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
  });
}
