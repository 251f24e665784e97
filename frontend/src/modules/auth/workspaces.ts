/** The workspaces one belongs to, and going from one to another. */
import { requestAs } from '@/modules/api';
import type { AvailableWorkspace } from './auth.graphql';
import { enterWorkspace } from './authApi';
import { session } from './session';

const YOUR_WORKSPACES = `
  query YourWorkspaces {
    currentUser { availableWorkspaces { availableWorkspacesForSignIn { id displayName logo loginToken } } }
  }`;

interface YourWorkspaces {
  currentUser: { availableWorkspaces: { availableWorkspacesForSignIn: AvailableWorkspace[] } };
}

export async function listWorkspaces(): Promise<AvailableWorkspace[]> {
  const { currentUser } = await requestAs<YourWorkspaces>(session, YOUR_WORKSPACES);
  return currentUser.availableWorkspaces.availableWorkspacesForSignIn;
}

/** Starts afresh in another workspace: nothing of this one stays in memory. */
export async function switchWorkspace(id: string): Promise<void> {
  const workspace = (await listWorkspaces()).find((each) => each.id === id);
  if (!workspace?.loginToken) return;
  await enterWorkspace(workspace.loginToken);
  location.assign('/');
}
