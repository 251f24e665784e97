/** What the settings pages ask of /metadata. */
import { gql, type TypedDocumentNode } from '@apollo/client';

export const UPDATE_MEMBER: TypedDocumentNode<
  { updateWorkspaceMemberSettings: boolean },
  { input: { workspaceMemberId: string; update: Record<string, unknown> } }
> = gql`
  mutation UpdateWorkspaceMemberSettings($input: UpdateWorkspaceMemberSettingsInput!) {
    updateWorkspaceMemberSettings(input: $input)
  }
`;

export interface UserSession {
  id: string;
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: string;
  lastActiveAt: string;
  isCurrent: boolean;
}

export const SESSIONS: TypedDocumentNode<{ currentUserSessions: UserSession[] }> = gql`
  query CurrentUserSessions {
    currentUserSessions { id userAgent ipAddress createdAt lastActiveAt isCurrent }
  }
`;

export const REVOKE_SESSION: TypedDocumentNode<{ revokeUserSession: boolean }, { id: string }> = gql`
  mutation RevokeUserSession($id: UUID!) {
    revokeUserSession(userSessionId: $id)
  }
`;

export const REVOKE_OTHER_SESSIONS: TypedDocumentNode<{ revokeAllOtherUserSessions: boolean }> = gql`
  mutation RevokeAllOtherUserSessions {
    revokeAllOtherUserSessions
  }
`;

export interface RoleMember {
  id: string;
  name: { firstName: string; lastName: string };
  userEmail: string | null;
  avatarUrl: string | null;
}

export interface Role {
  id: string;
  label: string;
  description: string | null;
  canUpdateAllSettings: boolean;
  canReadAllObjectRecords: boolean;
  canUpdateAllObjectRecords: boolean;
  canSoftDeleteAllObjectRecords: boolean;
  canDestroyAllObjectRecords: boolean;
  canBeAssignedToApiKeys: boolean;
  workspaceMembers: RoleMember[];
}

export const ROLES: TypedDocumentNode<{ getRoles: Role[] }> = gql`
  query GetRoles {
    getRoles {
      id label description canUpdateAllSettings
      canReadAllObjectRecords canUpdateAllObjectRecords canSoftDeleteAllObjectRecords canDestroyAllObjectRecords
      canBeAssignedToApiKeys
      workspaceMembers { id name { firstName lastName } userEmail avatarUrl }
    }
  }
`;

export interface ApiKey {
  id: string;
  name: string;
  expiresAt: string;
  revokedAt: string | null;
  createdAt: string;
  role: { id: string; label: string };
}

export const API_KEYS: TypedDocumentNode<{ apiKeys: ApiKey[] }> = gql`
  query ApiKeys {
    apiKeys { id name expiresAt revokedAt createdAt role { id label } }
  }
`;

export const CREATE_API_KEY: TypedDocumentNode<
  { createApiKey: { id: string } },
  { input: { name: string; expiresAt: string; roleId: string } }
> = gql`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) { id }
  }
`;

export const GENERATE_API_KEY_TOKEN: TypedDocumentNode<
  { generateApiKeyToken: { token: string } },
  { apiKeyId: string; expiresAt: string }
> = gql`
  mutation GenerateApiKeyToken($apiKeyId: UUID!, $expiresAt: String!) {
    generateApiKeyToken(apiKeyId: $apiKeyId, expiresAt: $expiresAt) { token }
  }
`;

export const REVOKE_API_KEY: TypedDocumentNode<
  { revokeApiKey: { id: string; revokedAt: string | null } | null },
  { input: { id: string } }
> = gql`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) { id revokedAt }
  }
`;

export interface Webhook {
  id: string;
  targetUrl: string;
  operations: string[];
  description: string | null;
  hasSecret: boolean;
}

export const WEBHOOKS: TypedDocumentNode<{ webhooks: Webhook[] }> = gql`
  query Webhooks {
    webhooks { id targetUrl operations description hasSecret }
  }
`;

export interface WebhookInput {
  targetUrl: string;
  operations: string[];
  description: string;
  secret?: string;
}

export const CREATE_WEBHOOK: TypedDocumentNode<{ createWebhook: Webhook }, { input: WebhookInput }> = gql`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) { id targetUrl operations description hasSecret }
  }
`;

export const UPDATE_WEBHOOK: TypedDocumentNode<
  { updateWebhook: Webhook },
  { input: { id: string; update: Partial<WebhookInput> } }
> = gql`
  mutation UpdateWebhook($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) { id targetUrl operations description hasSecret }
  }
`;

export const DELETE_WEBHOOK: TypedDocumentNode<{ deleteWebhook: { id: string } }, { id: string }> = gql`
  mutation DeleteWebhook($id: UUID!) {
    deleteWebhook(id: $id) { id }
  }
`;

export interface WebhookDelivery {
  id: string;
  eventName: string;
  status: 'PENDING' | 'DELIVERED' | 'FAILED';
  attempts: number;
  responseStatus: number | null;
  durationMs: number | null;
  error: string | null;
  createdAt: string;
}

export const WEBHOOK_DELIVERIES: TypedDocumentNode<{ webhookDeliveries: WebhookDelivery[] }, { webhookId: string }> =
  gql`
  query WebhookDeliveries($webhookId: UUID!) {
    webhookDeliveries(webhookId: $webhookId) {
      id eventName status attempts responseStatus durationMs error createdAt
    }
  }
`;
