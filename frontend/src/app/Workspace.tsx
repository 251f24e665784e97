import { ApolloProvider } from '@apollo/client/react';
import { useEffect, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import { clearSnapshots } from '@/modules/api';
import { session, signInPath } from '@/modules/auth';
import { Shell } from '@/modules/navigation';
import { createApolloClient } from './apollo';

const apollo = createApolloClient(session);

/** Everything below sign-in: the API client, the frame, and a watch on the session. */
export function Component() {
  useSessionWatch();
  return (
    <ApolloProvider client={apollo}>
      <Shell>
        <Outlet />
      </Shell>
    </ApolloProvider>
  );
}

/** When the session ends under one's hands, sign in again and come back to the same place. */
function useSessionWatch(): void {
  const status = useSyncExternalStore(session.subscribe, session.getStatus);
  useEffect(() => {
    if (status === 'expired') void clearSnapshots().then(() => location.assign(signInPath(location, true)));
  }, [status]);
}
