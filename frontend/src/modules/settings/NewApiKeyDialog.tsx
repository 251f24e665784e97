import { useMutation, useQuery } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { Dialog, DialogActions, SelectField } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { TextField } from '@/modules/ui/primitives/Field';
import { CopyButton } from './CopyButton';
import * as s from './Form.css';
import { API_KEYS, CREATE_API_KEY, GENERATE_API_KEY_TOKEN, ROLES } from './settings.graphql';

const lifetimes = { '30': '30 days', '90': '90 days', '365': 'One year', '3650': 'Ten years' } as const;
type Lifetime = keyof typeof lifetimes;

const options = Object.entries(lifetimes).map(([value, label]) => ({ value: value as Lifetime, label }));
const expiryAfter = (days: Lifetime) => new Date(Date.now() + Number(days) * 86_400_000).toISOString();

/** Name, role and lifetime; then the token, which is shown this once. */
export function NewApiKeyDialog({ onClose }: { onClose: () => void }) {
  const [token, setToken] = useState<string | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={token ? 'Your new API key' : 'New API key'}
      description={token && 'Copy it now. It is not stored and cannot be shown again.'}
    >
      {token ? <Token token={token} onClose={onClose} /> : <KeyForm onCreated={setToken} onClose={onClose} />}
    </Dialog>
  );
}

function Token({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <>
      <div className={s.token}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is reachable by keyboard */}
        <code className={s.tokenText} tabIndex={0}>
          {token}
        </code>
      </div>
      <DialogActions>
        <Button onClick={onClose}>Done</Button>
        <CopyButton text={token} label="Copy key" />
      </DialogActions>
    </>
  );
}

function KeyForm({ onCreated, onClose }: { onCreated: (token: string) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  const [roleId, setRoleId] = useState<string | null>(null);
  const [lifetime, setLifetime] = useState<Lifetime>('365');
  const [isChecked, setIsChecked] = useState(false);
  const roles = useQuery(ROLES).data?.getRoles.filter(({ canBeAssignedToApiKeys }) => canBeAssignedToApiKeys) ?? [];
  const { create, isBusy, error } = useNewToken();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!name.trim() || !roleId || isBusy) return;
    const token = await create({ name: name.trim(), roleId, expiresAt: expiryAfter(lifetime) });
    if (token) onCreated(token);
  }

  return (
    <form className={s.form} onSubmit={submit} noValidate>
      {error && <Banner tone="danger">{userMessageOf(error)}</Banner>}
      <TextField
        label="Name"
        hint="What will use it, e.g. “Website form”."
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={isChecked && !name.trim() ? 'Give the key a name.' : null}
      />
      <SelectField
        label="Role"
        hint="The key may do what this role may."
        placeholder="Choose a role"
        value={roleId}
        onChange={setRoleId}
        options={roles.map(({ id, label }) => ({ value: id, label }))}
        error={isChecked && !roleId ? 'Choose a role.' : null}
      />
      <SelectField label="Good for" value={lifetime} onChange={setLifetime} options={options} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Create key
        </Button>
      </DialogActions>
    </form>
  );
}

interface NewKey {
  name: string;
  roleId: string;
  expiresAt: string;
}

/** Two steps on the wire, one for the person: the key, then its token. */
function useNewToken() {
  const [createKey, key] = useMutation(CREATE_API_KEY, { refetchQueries: [API_KEYS] });
  const [generate, token] = useMutation(GENERATE_API_KEY_TOKEN);

  async function create(input: NewKey): Promise<string | null> {
    try {
      const created = await createKey({ variables: { input } });
      const apiKeyId = created.data?.createApiKey.id ?? '';
      const generated = await generate({ variables: { apiKeyId, expiresAt: input.expiresAt } });
      return generated.data?.generateApiKeyToken.token ?? null;
    } catch {
      return null; // The hooks keep the error; the form shows it.
    }
  }
  return { create, isBusy: key.loading || token.loading, error: key.error ?? token.error };
}
