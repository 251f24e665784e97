import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { displayNameOf, useViewer, viewerStore } from '@/modules/auth';
import { Avatar } from '@/modules/ui/primitives/Avatar';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { TextField } from '@/modules/ui/primitives/Field';
import { showToast } from '@/modules/ui/toasts';
import * as s from './Form.css';
import { UPDATE_MEMBER } from './settings.graphql';

/** What others see of you. */
export function ProfileForm() {
  const viewer = useViewer();
  const { member, user } = viewer;
  const [name, setName] = useState(member.name);
  const [update, { loading, error }] = useMutation(UPDATE_MEMBER);
  const isChanged = name.firstName !== member.name.firstName || name.lastName !== member.name.lastName;

  async function save(event: FormEvent) {
    event.preventDefault();
    const variables = { input: { workspaceMemberId: member.id, update: { name } } };
    const isSaved = await update({ variables }).then(
      () => true,
      () => false,
    );
    if (!isSaved) return;
    viewerStore.replace({ ...viewer, member: { ...member, name } });
    showToast({ message: 'Name saved', tone: 'good' });
  }

  return (
    <form className={s.form} onSubmit={save}>
      <div className={s.person}>
        <Avatar name={displayNameOf(name, user.email)} seed={member.id} url={member.avatarUrl} size={52} />
        <div>
          <div className={s.personName}>{displayNameOf(name, user.email)}</div>
          <div className={s.quiet}>{user.email}</div>
        </div>
      </div>
      {error && <Banner tone="danger">{userMessageOf(error)}</Banner>}
      <div className={s.pair}>
        <TextField
          label="First name"
          autoComplete="given-name"
          value={name.firstName}
          onChange={({ target }) => setName({ ...name, firstName: target.value })}
        />
        <TextField
          label="Last name"
          autoComplete="family-name"
          value={name.lastName}
          onChange={({ target }) => setName({ ...name, lastName: target.value })}
        />
      </div>
      <TextField label="E-mail" value={user.email} readOnly hint="You sign in with this address." />
      <div>
        <Button type="submit" variant="primary" disabled={!isChanged} isBusy={loading}>
          Save name
        </Button>
      </div>
    </form>
  );
}
