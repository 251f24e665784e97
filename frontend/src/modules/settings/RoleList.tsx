import { useQuery } from '@apollo/client/react';
import { userMessageOf } from '@/modules/api';
import { countOf } from '@/modules/ui/count';
import { IconCheck } from '@/modules/ui/icons';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import { visuallyHidden } from '@/modules/ui/visuallyHidden.css';
import * as s from './RoleList.css';
import { SettingsPage } from './SettingsPage';
import { ROLES, type Role } from './settings.graphql';

const rights = [
  ['canReadAllObjectRecords', 'See'],
  ['canUpdateAllObjectRecords', 'Edit'],
  ['canSoftDeleteAllObjectRecords', 'Delete'],
  ['canDestroyAllObjectRecords', 'Destroy'],
  ['canUpdateAllSettings', 'Settings'],
] as const;

/** What each role may do with records in general; objects may have their own rules. */
export function RoleList() {
  const { data, error } = useQuery(ROLES);
  return (
    <SettingsPage title="Roles" description="What people with a role may do with records in general.">
      {error && !data && <Banner tone="danger">{userMessageOf(error)}</Banner>}
      {!data && !error && <Spinner label="Loading" />}
      {data && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reachable by keyboard
        <section className={s.frame} tabIndex={0} aria-label="Rights by role">
          <table className={s.table}>
            <thead>
              <tr>
                <th className={s.headFirst} scope="col">
                  Role
                </th>
                {rights.map(([name, label]) => (
                  <th key={name} className={s.head} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.getRoles.map((role) => (
                <RoleRow key={role.id} role={role} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </SettingsPage>
  );
}

function RoleRow({ role }: { role: Role }) {
  return (
    <tr>
      <th className={s.role} scope="row">
        <div className={s.label}>{role.label}</div>
        <div className={s.detail}>
          {[role.description, countOf(role.workspaceMembers.length, 'member')].filter(Boolean).join(' · ')}
        </div>
      </th>
      {rights.map(([name]) => (
        <td key={name} className={s.cell}>
          {role[name] ? <IconCheck size={16} stroke={2} aria-label="Yes" /> : <No />}
        </td>
      ))}
    </tr>
  );
}

function No() {
  return (
    <>
      <span className={s.none} aria-hidden>
        –
      </span>
      <span className={visuallyHidden}>No</span>
    </>
  );
}
