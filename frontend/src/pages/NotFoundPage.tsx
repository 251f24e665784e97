import { ButtonLink } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { sheet } from '@/modules/ui/primitives/Sheet.css';
import { usePageTitle } from '@/modules/ui/usePageTitle';

export function Component() {
  usePageTitle('Not found');
  return (
    <div className={sheet}>
      <EmptyState
        as="h1"
        line="There is nothing at this address."
        detail="It may have been moved or deleted, or the link is incomplete."
        action={
          <ButtonLink variant="primary" to="/">
            Go to your records
          </ButtonLink>
        }
      />
    </div>
  );
}
