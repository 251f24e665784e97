import { ApolloProvider } from '@apollo/client/react';
import { Outlet } from 'react-router';
import { session } from '@/modules/auth';
import { createApolloClient } from './apollo';

const apollo = createApolloClient(session);

/** Pages whose data have a fixed schema share Apollo's cache; its code comes with the first of them. */
export function Component() {
  return (
    <ApolloProvider client={apollo}>
      <Outlet />
    </ApolloProvider>
  );
}
