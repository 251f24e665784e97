import { useNavigate } from 'react-router';
import { AuthLayout } from './AuthLayout';
import { createWorkspace, type Guest } from './authApi';
import { NewWorkspaceForm } from './NewWorkspaceForm';

/** The last step of signing up: a workspace, and what to call you in it. */
export function NewWorkspaceStep({ guest }: { guest: Guest }) {
  const navigate = useNavigate();
  return (
    <AuthLayout title="Name your workspace" lead="It holds your people, companies and everything about them.">
      <NewWorkspaceForm
        onSubmit={async (workspace) => {
          await createWorkspace(guest, workspace);
          await navigate('/', { replace: true });
        }}
      />
    </AuthLayout>
  );
}
