import { ApolloProvider } from '@apollo/client/react';
import { useEffect, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import { clearSnapshots } from '@/modules/api';
import { session, signInPath } from '@/modules/auth';
import { Shell } from '@/modules/navigation';
import { recordsOf } from '@/modules/object-record';
import { useRecordEvents } from '@/modules/realtime';
import { createApolloClient } from './apollo';

const apollo = createApolloClient(session);
const records = recordsOf(apollo);

/** Everything below sign-in: the API client, news of what others do, the frame, and a watch on the session. */
export function Component() {
  useSessionWatch();
  useRecordEvents(records);
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
