import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SettingsSection } from '@/modules/settings';
import { Button } from '@/modules/ui/primitives/Button';
import { DELETE_FIELD, UPDATE_FIELD } from '../changes.graphql';
import { EndRow } from '../EndRow';
import { list } from '../EndRow.css';
import { ImpactDialog } from '../impact/ImpactDialog';
import { modelObjectPath } from '../paths';
import type { ModelField, ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';

interface FieldEndProps {
  object: ModelObject;
  field: ModelField;
}

/** Putting a field aside, bringing it back, and the bin. */
export function FieldEnd({ object, field }: FieldEndProps) {
  if (field.id === object.labelIdentifierFieldMetadataId) return null;
  return (
    <SettingsSection heading="Put aside">
      <div className={list}>
        <Activity field={field} />
        {field.isCustom && <Removal object={object} field={field} />}
      </div>
    </SettingsSection>
  );
}

function Activity({ field }: { field: ModelField }) {
  const { isActive, label } = field;
  const [isAsking, setIsAsking] = useState(false);
  const update = useModelMutation(UPDATE_FIELD, { done: `${label} ${isActive ? 'deactivated' : 'activated'}` });
  const change = async () => {
    const done = await update.run({ input: { id: field.id, update: { isActive: !isActive } } });
    if (done) setIsAsking(false);
  };
  return (
    <EndRow
      name={isActive ? 'Deactivate' : 'Activate'}
      note={
        isActive
          ? 'It leaves tables, views and the API. Its values stay, and it can be activated again.'
          : 'It comes back with the values it had.'
      }
    >
      <Button isBusy={update.isBusy && !isAsking} onClick={() => (isActive ? setIsAsking(true) : void change())}>
        {isActive ? 'Deactivate' : 'Activate'}
      </Button>
      {isAsking && (
        <ImpactDialog
          onClose={() => setIsAsking(false)}
          title={`Deactivate “${label}”?`}
          description="Nobody sees it until it is activated again. Its values stay."
          confirmLabel="Deactivate"
          tone="primary"
          isBusy={update.isBusy}
          change={{ of: 'field', update: { id: field.id, update: { isActive: false } } }}
          onConfirm={() => void change()}
        />
      )}
    </EndRow>
  );
}

function Removal({ object, field }: FieldEndProps) {
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useModelMutation(DELETE_FIELD, { done: `${field.label} moved to the bin` });
  const confirm = async () => {
    const done = await remove.run({ input: { id: field.id } });
    if (done) await navigate(modelObjectPath(object));
  };
  return (
    <EndRow name="Delete" note="It goes to the bin with its values, and can be restored for 14 days.">
      <Button variant="dangerGhost" onClick={() => setIsAsking(true)}>
        Delete
      </Button>
      {isAsking && (
        <ImpactDialog
          onClose={() => setIsAsking(false)}
          title={`Delete “${field.label}”?`}
          description="The field and its values go to the bin for 14 days, and then for good."
          confirmLabel="Delete field"
          isBusy={remove.isBusy}
          change={{ of: 'field', delete: { id: field.id } }}
          onConfirm={() => void confirm()}
        />
      )}
    </EndRow>
  );
}
