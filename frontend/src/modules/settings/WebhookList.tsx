import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { IconPlus, IconWebhook } from '@/modules/ui/icons';
import { Dialog, DialogActions } from '@/modules/ui/overlays';
import { Button } from '@/modules/ui/primitives/Button';
import { Row, Rows } from './Rows';
import { SettingsPage } from './SettingsPage';
import { CREATE_WEBHOOK, WEBHOOKS } from './settings.graphql';
import { useSettingMutation } from './useSettingMutation';
import { WebhookForm } from './WebhookForm';

/** Addresses that hear of changes. */
export function WebhookList() {
  const { data, error } = useQuery(WEBHOOKS);
  const [isCreating, setIsCreating] = useState(false);
  const create = (
    <Button variant="primary" icon={IconPlus} onClick={() => setIsCreating(true)}>
      New webhook
    </Button>
  );
  const webhooks = data?.webhooks;
  return (
    <SettingsPage
      title="Webhooks"
      description="Stratus posts a signed request to an address of yours whenever a record changes."
      action={webhooks && webhooks.length > 0 && create}
    >
      <Rows
        items={webhooks}
        error={error}
        empty={{
          line: 'Nothing listens yet.',
          detail: 'A webhook tells another program of changes as they happen.',
          action: create,
        }}
      >
        {({ id, targetUrl, description, operations }) => (
          <Row
            key={id}
            to={`/settings/webhooks/${id}`}
            name={description || targetUrl}
            detail={[description && targetUrl, operations.join(', ')].filter(Boolean).join(' · ')}
            leading={<IconWebhook size={18} stroke={1.5} aria-hidden />}
          />
        )}
      </Rows>
      {isCreating && <NewWebhookDialog onClose={() => setIsCreating(false)} />}
    </SettingsPage>
  );
}

function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const create = useSettingMutation(CREATE_WEBHOOK, { done: 'Webhook created', refetch: [WEBHOOKS] });
  return (
    <Dialog isOpen onClose={onClose} title="New webhook">
      <WebhookForm
        error={create.error ? userMessageOf(create.error) : null}
        onSubmit={(input) => void create.run({ input }).then((created) => created && onClose())}
      >
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={create.isBusy}>
            Create webhook
          </Button>
        </DialogActions>
      </WebhookForm>
    </Dialog>
  );
}
