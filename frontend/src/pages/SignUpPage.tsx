import { useState } from 'react';
import { Link } from 'react-router';
import { AuthLayout } from '@/modules/auth/AuthLayout';
import { type Guest, signUp } from '@/modules/auth/authApi';
import { CredentialsForm } from '@/modules/auth/CredentialsForm';
import { NewWorkspaceStep } from '@/modules/auth/NewWorkspaceStep';
import { textLink } from '@/modules/ui/primitives/Button.css';
import { usePageTitle } from '@/modules/ui/usePageTitle';

/** `/sign-up`: an account, then a workspace to work in. */
export function Component() {
  const [guest, setGuest] = useState<Guest | null>(null);
  usePageTitle('Create an account');
  if (guest) return <NewWorkspaceStep guest={guest} />;
  return (
    <AuthLayout
      title="Start your ledger"
      lead="Free, open source, and ready in a few seconds."
      other={
        <>
          Have an account?{' '}
          <Link className={textLink} to="/sign-in">
            Sign in
          </Link>
        </>
      }
    >
      <CredentialsForm
        isNew
        submitLabel="Create account"
        onSubmit={async (credentials) => setGuest(await signUp(credentials))}
      />
    </AuthLayout>
  );
}
