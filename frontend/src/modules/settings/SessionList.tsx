import { useQuery } from '@apollo/client/react';
import { IconDeviceDesktop } from '@/modules/ui/icons';
import { Button } from '@/modules/ui/primitives/Button';
import { Tag } from '@/modules/ui/primitives/Tag';
import { agoText } from '@/modules/ui/time';
import { deviceName } from './deviceName';
import { Row, Rows } from './Rows';
import { SettingsPage } from './SettingsPage';
import { REVOKE_OTHER_SESSIONS, REVOKE_SESSION, SESSIONS, type UserSession } from './settings.graphql';
import { useSettingMutation } from './useSettingMutation';

export function SessionList() {
  const { data, error } = useQuery(SESSIONS);
  const revokeOthers = useSettingMutation(REVOKE_OTHER_SESSIONS, {
    done: 'Signed out everywhere else',
    refetch: [SESSIONS],
  });
  const hasOthers = data?.currentUserSessions.some(({ isCurrent }) => !isCurrent) ?? false;
  return (
    <SettingsPage
      title="Sessions"
      description="Where you are signed in. End whatever you do not recognise."
      action={
        hasOthers && (
          <Button isBusy={revokeOthers.isBusy} onClick={() => void revokeOthers.run({})}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      <Rows items={data?.currentUserSessions} error={error} empty={{ line: 'No sessions.' }}>
        {(session) => <SessionRow key={session.id} session={session} />}
      </Rows>
    </SettingsPage>
  );
}

function SessionRow({ session }: { session: UserSession }) {
  const revoke = useSettingMutation(REVOKE_SESSION, { done: 'Session ended', refetch: [SESSIONS] });
  const { id, userAgent, ipAddress, createdAt, lastActiveAt, isCurrent } = session;
  const details = [ipAddress, `active ${agoText(lastActiveAt)}`, `signed in ${agoText(createdAt)}`];
  return (
    <Row
      name={deviceName(userAgent)}
      detail={details.filter(Boolean).join(' · ')}
      leading={<IconDeviceDesktop size={18} stroke={1.5} aria-hidden />}
    >
      {isCurrent ? (
        <Tag hue="green">This one</Tag>
      ) : (
        <Button variant="dangerGhost" isBusy={revoke.isBusy} onClick={() => void revoke.run({ id })}>
          End
        </Button>
      )}
    </Row>
  );
}
