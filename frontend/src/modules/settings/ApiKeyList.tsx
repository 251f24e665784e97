import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { IconKey, IconPlus } from '@/modules/ui/icons';
import { ConfirmDialog } from '@/modules/ui/overlays';
import { Button } from '@/modules/ui/primitives/Button';
import { Tag } from '@/modules/ui/primitives/Tag';
import { agoText, dayText, isPast } from '@/modules/ui/time';
import { NewApiKeyDialog } from './NewApiKeyDialog';
import { Row, Rows } from './Rows';
import { SettingsPage } from './SettingsPage';
import { API_KEYS, type ApiKey, REVOKE_API_KEY } from './settings.graphql';
import { useSettingMutation } from './useSettingMutation';

/** Keys with which programs act in the workspace. */
export function ApiKeyList() {
  const { data, error } = useQuery(API_KEYS);
  const [isCreating, setIsCreating] = useState(false);
  const create = (
    <Button variant="primary" icon={IconPlus} onClick={() => setIsCreating(true)}>
      New API key
    </Button>
  );
  const keys = data?.apiKeys;
  return (
    <SettingsPage
      title="API keys"
      description="A key lets a program read and change records with the rights of a role."
      action={keys && keys.length > 0 && create}
    >
      <Rows
        items={keys}
        error={error}
        empty={{ line: 'No program has a key yet.', detail: 'Create one to use GraphQL, REST or MCP.', action: create }}
      >
        {(key) => <ApiKeyRow key={key.id} apiKey={key} />}
      </Rows>
      {isCreating && <NewApiKeyDialog onClose={() => setIsCreating(false)} />}
    </SettingsPage>
  );
}

function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const [isAsking, setIsAsking] = useState(false);
  const revoke = useSettingMutation(REVOKE_API_KEY, { done: 'API key revoked', refetch: [API_KEYS] });
  const { id, name, role, createdAt, revokedAt, expiresAt } = apiKey;
  const isExpired = isPast(expiresAt);
  const until = isExpired ? `expired ${agoText(expiresAt)}` : `good until ${dayText(expiresAt)}`;
  return (
    <Row
      name={name}
      detail={[role.label, `created ${agoText(createdAt)}`, revokedAt ? `revoked ${agoText(revokedAt)}` : until].join(
        ' · ',
      )}
      leading={<IconKey size={18} stroke={1.5} aria-hidden />}
    >
      {revokedAt && <Tag hue="slate">Revoked</Tag>}
      {!revokedAt && isExpired && <Tag hue="amber">Expired</Tag>}
      {!revokedAt && (
        <Button variant="dangerGhost" onClick={() => setIsAsking(true)} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Revoke “${name}”?`}
        description="Programs that use it are refused at once. This cannot be undone."
        confirmLabel="Revoke key"
        isBusy={revoke.isBusy}
        onConfirm={() => void revoke.run({ input: { id } }).then(() => setIsAsking(false))}
      />
    </Row>
  );
}
