/** Documents of signing in and up. They travel without a client, so they are plain text. */
import type { AccessToken } from '@/modules/api';

const tokens = 'tokens { accessOrWorkspaceAgnosticToken { token expiresAt } }';
const workspaces = `
  availableWorkspaces {
    availableWorkspacesForSignIn { id displayName logo loginToken }
  }`;

export const SIGN_IN = `
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) { ${tokens} ${workspaces} }
  }`;

export const SIGN_UP = `
  mutation SignUp($email: String!, $password: String!) {
    signUp(email: $email, password: $password) { ${tokens} ${workspaces} }
  }`;

export const CREATE_WORKSPACE = `
  mutation SignUpInNewWorkspace($input: SignUpInNewWorkspaceInput) {
    signUpInNewWorkspace(input: $input) { loginToken { token } workspace { id } }
  }`;

export const ENTER_WORKSPACE = `
  mutation GetAuthTokensFromLoginToken($loginToken: String!, $origin: String!) {
    getAuthTokensFromLoginToken(loginToken: $loginToken, origin: $origin) { ${tokens} }
  }`;

export const YOUR_MEMBER = 'query YourMember { currentUser { workspaceMember { id } } }';

export const UPDATE_MEMBER = `
  mutation UpdateWorkspaceMemberSettings($input: UpdateWorkspaceMemberSettingsInput!) {
    updateWorkspaceMemberSettings(input: $input)
  }`;

export const RENEW_TOKEN = `mutation RenewToken { renewToken(appToken: "") { ${tokens} } }`;

export const SIGN_OUT = 'mutation SignOut { signOut }';

export interface TokensResult {
  tokens: { accessOrWorkspaceAgnosticToken: { token: string; expiresAt: string } };
}

export interface AvailableWorkspace {
  id: string;
  displayName: string | null;
  logo: string | null;
  loginToken: string | null;
}

export interface SignInResult extends TokensResult {
  availableWorkspaces: { availableWorkspacesForSignIn: AvailableWorkspace[] };
}

export interface NewWorkspaceResult {
  loginToken: { token: string };
  workspace: { id: string };
}

export function tokenOf({ tokens: { accessOrWorkspaceAgnosticToken: access } }: TokensResult): AccessToken {
  return { token: access.token, expiresAt: Date.parse(access.expiresAt) };
}
