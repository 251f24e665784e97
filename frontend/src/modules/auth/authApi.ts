/** Signing in and up, step by step. Nothing here needs a GraphQL client. */
import { requestAs, requestGraphql } from '@/modules/api';
import {
  type AvailableWorkspace,
  CREATE_WORKSPACE,
  ENTER_WORKSPACE,
  type NewWorkspaceResult,
  SIGN_IN,
  SIGN_UP,
  type SignInResult,
  type TokensResult,
  tokenOf,
  UPDATE_MEMBER,
  YOUR_MEMBER,
} from './auth.graphql';
import { announceSignIn, session } from './session';
import type { FullName } from './viewer';

export interface Credentials {
  email: string;
  password: string;
}

export interface NewWorkspace {
  displayName: string;
  yourName: FullName;
}

/** Somebody whose password was right, before they entered a workspace. */
export interface Guest {
  accessToken: string;
  workspaces: readonly AvailableWorkspace[];
}

function guestOf(result: SignInResult): Guest {
  return {
    accessToken: tokenOf(result).token,
    workspaces: result.availableWorkspaces.availableWorkspacesForSignIn.filter(({ loginToken }) => loginToken),
  };
}

export async function signIn(credentials: Credentials): Promise<Guest> {
  return guestOf((await requestGraphql<{ signIn: SignInResult }>(SIGN_IN, { ...credentials })).signIn);
}

export async function signUp(credentials: Credentials): Promise<Guest> {
  return guestOf((await requestGraphql<{ signUp: SignInResult }>(SIGN_UP, { ...credentials })).signUp);
}

/** Exchanges a workspace's login token for a session of this browser. */
export async function enterWorkspace(loginToken: string): Promise<void> {
  const variables = { loginToken, origin: location.origin };
  const result = await requestGraphql<{ getAuthTokensFromLoginToken: TokensResult }>(ENTER_WORKSPACE, variables);
  session.start(tokenOf(result.getAuthTokensFromLoginToken));
  await announceSignIn();
}

export async function createWorkspace(guest: Guest, { displayName, yourName }: NewWorkspace): Promise<void> {
  const { signUpInNewWorkspace } = await requestGraphql<{ signUpInNewWorkspace: NewWorkspaceResult }>(
    CREATE_WORKSPACE,
    { input: { displayName } },
    { token: guest.accessToken },
  );
  await enterWorkspace(signUpInNewWorkspace.loginToken.token);
  await nameYourself(yourName);
}

async function nameYourself(name: FullName): Promise<void> {
  const { currentUser } = await requestAs<{ currentUser: { workspaceMember: { id: string } } }>(session, YOUR_MEMBER);
  const input = { workspaceMemberId: currentUser.workspaceMember.id, update: { name } };
  await requestAs(session, UPDATE_MEMBER, { input });
}
