import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { userMessageOf } from '@/modules/api';
import { IconRefresh } from '@/modules/ui/icons';
import { ConfirmDialog, DialogActions } from '@/modules/ui/overlays';
import { Button, ButtonLink, IconButton } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import { Tag } from '@/modules/ui/primitives/Tag';
import { momentText } from '@/modules/ui/time';
import { Row, Rows } from './Rows';
import { SettingsPage, SettingsSection } from './SettingsPage';
import {
  DELETE_WEBHOOK,
  UPDATE_WEBHOOK,
  WEBHOOK_DELIVERIES,
  WEBHOOKS,
  type Webhook,
  type WebhookDelivery,
} from './settings.graphql';
import { useSettingMutation } from './useSettingMutation';
import { WebhookForm } from './WebhookForm';

/** One webhook: what it listens to, and what became of what was sent. */
export function WebhookDetail({ id }: { id: string }) {
  const { data } = useQuery(WEBHOOKS);
  const webhook = data?.webhooks.find((each) => each.id === id);
  if (!data) return <Spinner label="Loading" />;
  if (!webhook) {
    return (
      <EmptyState
        as="h2"
        line="This webhook does not exist any more."
        action={<ButtonLink to="/settings/webhooks">All webhooks</ButtonLink>}
      />
    );
  }
  return (
    <SettingsPage
      title={webhook.description || 'Webhook'}
      description={webhook.targetUrl}
      action={<Delete webhook={webhook} />}
    >
      <Edit key={webhook.id} webhook={webhook} />
      <Deliveries webhookId={webhook.id} />
    </SettingsPage>
  );
}

function Edit({ webhook }: { webhook: Webhook }) {
  const update = useSettingMutation(UPDATE_WEBHOOK, { done: 'Webhook saved' });
  return (
    <WebhookForm
      webhook={webhook}
      error={update.error ? userMessageOf(update.error) : null}
      onSubmit={(input) => void update.run({ input: { id: webhook.id, update: input } })}
    >
      <DialogActions>
        <Button type="submit" variant="primary" isBusy={update.isBusy}>
          Save webhook
        </Button>
      </DialogActions>
    </WebhookForm>
  );
}

function Delete({ webhook }: { webhook: Webhook }) {
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useSettingMutation(DELETE_WEBHOOK, { done: 'Webhook deleted', refetch: [WEBHOOKS] });
  const confirm = async () => {
    setIsAsking(false);
    await navigate('/settings/webhooks');
    await remove.run({ id: webhook.id });
  };
  return (
    <>
      <Button variant="dangerGhost" onClick={() => setIsAsking(true)}>
        Delete
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Delete this webhook?"
        description="Nothing more is sent to its address, and its log of deliveries goes with it."
        confirmLabel="Delete webhook"
        isBusy={remove.isBusy}
        onConfirm={() => void confirm()}
      />
    </>
  );
}

const looks = {
  DELIVERED: { hue: 'green', label: 'Delivered' },
  PENDING: { hue: 'amber', label: 'Trying' },
  FAILED: { hue: 'coral', label: 'Failed' },
} as const;

function Deliveries({ webhookId }: { webhookId: string }) {
  const { data, error, refetch } = useQuery(WEBHOOK_DELIVERIES, {
    variables: { webhookId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <SettingsSection
      heading="Deliveries"
      action={<IconButton icon={IconRefresh} label="Read again" onClick={() => void refetch()} />}
    >
      <Rows items={data?.webhookDeliveries} error={error} empty={{ line: 'Nothing was sent yet.' }}>
        {(delivery) => (
          <Row key={delivery.id} name={delivery.eventName} detail={detailOf(delivery)}>
            <Tag hue={looks[delivery.status].hue}>{looks[delivery.status].label}</Tag>
          </Row>
        )}
      </Rows>
    </SettingsSection>
  );
}

function detailOf({ createdAt, responseStatus, durationMs, attempts, error }: WebhookDelivery): string {
  const answer = responseStatus === null ? null : `answered ${responseStatus}`;
  const duration = durationMs === null ? null : `${durationMs} ms`;
  const tries = attempts > 1 ? `${attempts} attempts` : null;
  return [momentText(createdAt), answer, duration, tries, error].filter(Boolean).join(' · ');
}
