import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { AuthLayout } from '@/modules/auth/AuthLayout';
import { enterWorkspace, type Guest, signIn } from '@/modules/auth/authApi';
import { CredentialsForm } from '@/modules/auth/CredentialsForm';
import { NewWorkspaceStep } from '@/modules/auth/NewWorkspaceStep';
import { nextPath } from '@/modules/auth/signInPath';
import { WorkspaceChoice } from '@/modules/auth/WorkspaceChoice';
import { Banner } from '@/modules/ui/primitives/Banner';
import { textLink } from '@/modules/ui/primitives/Button.css';
import { usePageTitle } from '@/modules/ui/usePageTitle';

/** `/sign-in`: who you are, then which workspace when there are several. */
export function Component() {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [guest, setGuest] = useState<Guest | null>(null);
  const [isCreating, setIsCreating] = useState(false);
  usePageTitle('Sign in');

  const enter = async (loginToken: string) => {
    await enterWorkspace(loginToken);
    await navigate(nextPath(query), { replace: true });
  };

  if (guest && (isCreating || guest.workspaces.length === 0)) return <NewWorkspaceStep guest={guest} />;

  if (guest) {
    return (
      <AuthLayout title="Choose a workspace" lead="You belong to more than one. You can switch at any time.">
        <WorkspaceChoice
          workspaces={guest.workspaces}
          onChoose={({ loginToken }) => enter(loginToken ?? '')}
          onCreate={() => setIsCreating(true)}
        />
      </AuthLayout>
    );
  }

  return (
    <AuthLayout title="Welcome back" other={<SignUpInstead query={query} />}>
      {query.has('expired') && <Banner>Your session has ended. Sign in to go on where you were.</Banner>}
      <CredentialsForm
        isNew={false}
        submitLabel="Sign in"
        onSubmit={async (credentials) => {
          const next = await signIn(credentials);
          const [only, another] = next.workspaces;
          if (only && !another) await enter(only.loginToken ?? '');
          else setGuest(next);
        }}
      />
    </AuthLayout>
  );
}

function SignUpInstead({ query }: { query: URLSearchParams }) {
  return (
    <>
      New here?{' '}
      <Link className={textLink} to={{ pathname: '/sign-up', search: query.toString() }}>
        Create an account
      </Link>
    </>
  );
}
