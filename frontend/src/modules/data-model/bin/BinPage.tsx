import type { TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import { Row, Rows, SettingsSection } from '@/modules/settings';
import { IconRestore, IconTrash } from '@/modules/ui/icons';
import { ConfirmDialog } from '@/modules/ui/overlays';
import { Button, IconButton } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { agoText } from '@/modules/ui/time';
import { DataModelHead } from '../DataModelHead';
import { FieldIcon } from '../FieldIcon';
import { ObjectTile } from '../ObjectTile';
import { useModelMutation } from '../useModelMutation';
import { BIN, PURGE, RESTORE_FIELD, RESTORE_OBJECT } from './bin.graphql';
import { daysLeft } from './daysLeft';

const nothing = {
  line: 'The bin is empty.',
  detail: 'Objects and fields that are deleted stay here for 14 days, with everything in them.',
};

/** What was deleted, how long it can still come back, and the way back. */
export function BinPage() {
  const { data, error } = useQuery(BIN);
  const [objects, fields] = [data?.deletedObjects, data?.deletedFields];
  return (
    <DataModelHead>
      {objects?.length === 0 && fields?.length === 0 ? (
        <EmptyState {...nothing} />
      ) : (
        <>
          {objects?.length !== 0 && (
            <SettingsSection heading="Objects">
              <Rows items={objects} error={error} empty={nothing}>
                {(object) => (
                  <Binned
                    key={object.id}
                    name={object.labelPlural}
                    detail={timesOf(object)}
                    leading={<ObjectTile object={object} />}
                    id={object.id}
                    restoring={RESTORE_OBJECT}
                  />
                )}
              </Rows>
            </SettingsSection>
          )}
          {fields && fields.length > 0 && (
            <SettingsSection heading="Fields">
              <Rows items={fields} empty={nothing}>
                {(field) => (
                  <Binned
                    key={field.id}
                    name={field.label}
                    detail={`Of ${field.objectLabel.toLowerCase()} · ${timesOf(field)}`}
                    leading={<FieldIcon name={field.icon} fallback={fieldDesigns[field.type].icon} size={18} />}
                    id={field.id}
                    restoring={RESTORE_FIELD}
                  />
                )}
              </Rows>
            </SettingsSection>
          )}
        </>
      )}
    </DataModelHead>
  );
}

const timesOf = ({ deletedAt, purgedAt }: { deletedAt: string; purgedAt: string }) =>
  `deleted ${agoText(deletedAt)} · ${daysLeft(purgedAt)}`;

interface BinnedProps {
  id: string;
  name: string;
  detail: string;
  leading: ReactNode;
  restoring: TypedDocumentNode<unknown, { input: { id: string } }>;
}

function Binned({ id, name, detail, leading, restoring }: BinnedProps) {
  const [isAsking, setIsAsking] = useState(false);
  const restore = useModelMutation(restoring, { done: `${name} restored`, refetch: [BIN] });
  const purge = useModelMutation(PURGE, { done: `${name} deleted for good`, refetch: [BIN] });
  return (
    <Row name={name} detail={detail} leading={leading}>
      <Button icon={IconRestore} isBusy={restore.isBusy} onClick={() => void restore.run({ input: { id } })}>
        Restore
      </Button>
      <IconButton icon={IconTrash} label={`Delete ${name} for good`} onClick={() => setIsAsking(true)} />
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Delete ${name} for good?`}
        description="It goes now, with everything in it, and nothing brings it back."
        confirmLabel="Delete for good"
        isBusy={purge.isBusy}
        onConfirm={() => void purge.run({ id }).then((done) => done && setIsAsking(false))}
      />
    </Row>
  );
}
