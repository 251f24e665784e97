import { isRouteErrorResponse, useRouteError } from 'react-router';
import { toApiError } from '@/modules/api';
import { IconRefresh } from '@/modules/ui/icons';
import { Button } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { sheet } from '@/modules/ui/primitives/Sheet.css';
import { usePageTitle } from '@/modules/ui/usePageTitle';

const unreachable = new Set(['NETWORK']);

/** Whatever a page could not deal with: said plainly, with a way on. */
export function RouteError() {
  const error = useRouteError();
  const { code, userMessage } = isRouteErrorResponse(error)
    ? { code: String(error.status), userMessage: error.statusText }
    : toApiError(error);
  const isUnreachable = unreachable.has(code);
  usePageTitle('Something went wrong');
  return (
    <main className={sheet} style={{ minHeight: '100%' }}>
      <EmptyState
        as="h1"
        line={isUnreachable ? 'Stratus cannot be reached.' : 'This page could not be shown.'}
        detail={userMessage}
        action={
          <Button variant="primary" icon={IconRefresh} onClick={() => location.reload()}>
            Try again
          </Button>
        }
      />
    </main>
  );
}
