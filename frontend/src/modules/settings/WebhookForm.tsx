import { type FormEvent, type ReactNode, useState } from 'react';
import { useObjects } from '@/modules/object-metadata';
import { IconPlus, IconX } from '@/modules/ui/icons';
import { Select } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button, IconButton } from '@/modules/ui/primitives/Button';
import { TextField } from '@/modules/ui/primitives/Field';
import { PasswordField } from '@/modules/ui/primitives/PasswordField';
import * as s from './Form.css';
import { actions, newOperation, type Operation, parseOperation, toOperations } from './operations';
import type { Webhook, WebhookInput } from './settings.graphql';

interface WebhookFormProps {
  webhook?: Webhook;
  error: string | null;
  onSubmit: (input: WebhookInput) => void;
  /** The buttons below; the one that submits has `type="submit"`. */
  children: ReactNode;
}

const urlPattern = /^https?:\/\/[^\s/]+/iu;

/** Where to send, what of, and the secret that signs it. */
export function WebhookForm({ webhook, error, onSubmit, children }: WebhookFormProps) {
  const [targetUrl, setTargetUrl] = useState(webhook?.targetUrl ?? '');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [secret, setSecret] = useState('');
  const [operations, setOperations] = useState(() => (webhook?.operations ?? ['*.*']).map(parseOperation));
  const [isChecked, setIsChecked] = useState(false);
  const isUrl = urlPattern.test(targetUrl.trim());

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (!isUrl) return;
    const input = {
      targetUrl: targetUrl.trim(),
      description: description.trim(),
      operations: toOperations(operations),
    };
    onSubmit(secret ? { ...input, secret } : input);
  }

  return (
    <form className={s.form} onSubmit={submit} noValidate>
      {error && <Banner tone="danger">{error}</Banner>}
      <TextField
        label="Address"
        type="url"
        placeholder="https://example.com/hooks/stratus"
        value={targetUrl}
        onChange={({ target }) => setTargetUrl(target.value)}
        error={isChecked && !isUrl ? 'Enter an address that starts with https://.' : null}
      />
      <Operations operations={operations} onChange={setOperations} />
      <TextField label="Description" value={description} onChange={({ target }) => setDescription(target.value)} />
      <PasswordField
        label="Secret"
        autoComplete="new-password"
        placeholder={webhook?.hasSecret ? 'Set; enter a new one to replace it' : ''}
        hint="Signs every request, so that the receiver knows it comes from here. It cannot be read back."
        value={secret}
        onChange={({ target }) => setSecret(target.value)}
      />
      {children}
    </form>
  );
}

interface OperationsProps {
  operations: readonly Operation[];
  onChange: (operations: Operation[]) => void;
}

function Operations({ operations, onChange }: OperationsProps) {
  const objects = [
    { value: '*', label: 'Any record' },
    ...useObjects().map(({ nameSingular, labelSingular }) => ({ value: nameSingular, label: labelSingular })),
  ];
  const change = (key: string, patch: Partial<Operation>) =>
    onChange(operations.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  return (
    <fieldset className={s.events}>
      <legend className={s.label}>When</legend>
      {operations.map(({ key, object, action }) => (
        <div key={key} className={s.event}>
          <Select
            aria-label="Object"
            value={object}
            options={objects}
            onChange={(value) => change(key, { object: value })}
          />
          <Select
            aria-label="Event"
            value={action}
            options={actions.map((value) => ({ value, label: value === '*' ? 'anything happens' : `is ${value}` }))}
            onChange={(value) => change(key, { action: value })}
          />
          {operations.length > 1 && (
            <IconButton
              icon={IconX}
              label="Remove"
              onClick={() => onChange(operations.filter((each) => each.key !== key))}
            />
          )}
        </div>
      ))}
      <div className={s.inset}>
        <Button variant="ghost" icon={IconPlus} onClick={() => onChange([...operations, newOperation()])}>
          Add another
        </Button>
      </div>
    </fieldset>
  );
}
