import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { ApiKeyList } from '@/modules/settings/ApiKeyList';
import { ImportList } from '@/modules/settings/ImportList';
import { MemberList } from '@/modules/settings/MemberList';
import { ProfileForm } from '@/modules/settings/ProfileForm';
import { RoleList } from '@/modules/settings/RoleList';
import { SessionList } from '@/modules/settings/SessionList';
import { SettingsLayout } from '@/modules/settings/SettingsLayout';
import { SettingsPage } from '@/modules/settings/SettingsPage';
import { ThemeChoice } from '@/modules/settings/ThemeChoice';
import { WebhookDetail } from '@/modules/settings/WebhookDetail';
import { WebhookList } from '@/modules/settings/WebhookList';
import { Component as NotFoundPage } from './NotFoundPage';

const places: Record<string, (id: string | undefined) => ReactNode> = {
  profile: () => (
    <SettingsPage title="Profile" description="What the others in this workspace see of you.">
      <ProfileForm />
    </SettingsPage>
  ),
  appearance: () => (
    <SettingsPage title="Appearance" description="On this device only.">
      <ThemeChoice />
    </SettingsPage>
  ),
  sessions: () => <SessionList />,
  members: () => <MemberList />,
  roles: () => <RoleList />,
  imports: () => <ImportList />,
  'api-keys': () => <ApiKeyList />,
  webhooks: (id) => (id ? <WebhookDetail id={id} /> : <WebhookList />),
};

/** `/settings/:place?/:id?` */
export function Component() {
  const { place, id } = useParams();
  if (!place) return <Navigate to="/settings/profile" replace />;
  const render = places[place];
  if (!render) return <NotFoundPage />;
  return <SettingsLayout>{render(id)}</SettingsLayout>;
}
