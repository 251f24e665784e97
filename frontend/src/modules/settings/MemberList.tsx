import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { recordsContext } from '@/modules/api';
import { displayNameOf, useViewer } from '@/modules/auth';
import { Avatar } from '@/modules/ui/primitives/Avatar';
import { Tag } from '@/modules/ui/primitives/Tag';
import { Row, Rows } from './Rows';
import { SettingsPage } from './SettingsPage';
import { ROLES, type RoleMember } from './settings.graphql';

const MEMBERS: TypedDocumentNode<{ workspaceMembers: { edges: { node: RoleMember }[] } }> = gql`
  query WorkspaceMembers {
    workspaceMembers(first: 60, orderBy: [{ name: { firstName: AscNullsLast } }]) {
      edges { node { id name { firstName lastName } userEmail avatarUrl } }
    }
  }
`;

/** Everyone in the workspace; their roles for those who may see roles. */
export function MemberList() {
  const { member: you, permissionFlags } = useViewer();
  const { data, error } = useQuery(MEMBERS, { context: recordsContext, fetchPolicy: 'no-cache' });
  const roles = useQuery(ROLES, { skip: !permissionFlags.includes('ROLES') });
  const roleOf = new Map(
    (roles.data?.getRoles ?? []).flatMap(({ label, workspaceMembers }) =>
      workspaceMembers.map(({ id }) => [id, label]),
    ),
  );
  const members = data?.workspaceMembers.edges.map(({ node }) => node);
  return (
    <SettingsPage title="Members" description="The people who work in this workspace.">
      <Rows items={members} error={error} empty={{ line: 'Nobody is here yet.' }}>
        {({ id, name, userEmail, avatarUrl }) => (
          <Row
            key={id}
            name={`${displayNameOf(name, userEmail ?? 'Unnamed')}${id === you.id ? ' (you)' : ''}`}
            detail={userEmail}
            leading={<Avatar name={displayNameOf(name, userEmail ?? '?')} seed={id} url={avatarUrl} size={28} />}
          >
            {roleOf.has(id) && <Tag hue="petrol">{roleOf.get(id)}</Tag>}
          </Row>
        )}
      </Rows>
    </SettingsPage>
  );
}
