import { useNavigate } from 'react-router';
import { SettingsSection } from '@/modules/settings';
import { DELETE_FIELD, UPDATE_FIELD } from '../changes.graphql';
import { EndRow } from '../EndRow';
import { list } from '../EndRow.css';
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
  const { id, isActive, label } = field;
  const update = useModelMutation(UPDATE_FIELD, { done: `${label} ${isActive ? 'deactivated' : 'activated'}` });
  const act = async () => (await update.run({ input: { id, update: { isActive: !isActive } } })) !== null;
  if (!isActive) {
    const note = 'It comes back with the values it had.';
    return <EndRow name="Activate" note={note} tone="primary" isBusy={update.isBusy} act={act} />;
  }
  return (
    <EndRow
      name="Deactivate"
      note="It leaves tables, views and the API. Its values stay, and it can be activated again."
      tone="primary"
      question={{
        title: `Deactivate “${label}”?`,
        description: 'Nobody sees it until it is activated again. Its values stay.',
        confirmLabel: 'Deactivate',
        change: { of: 'field', update: { id, update: { isActive: false } } },
      }}
      isBusy={update.isBusy}
      act={act}
    />
  );
}

function Removal({ object, field }: FieldEndProps) {
  const navigate = useNavigate();
  const remove = useModelMutation(DELETE_FIELD, { done: `${field.label} moved to the bin` });
  const act = async () => {
    const done = await remove.run({ input: { id: field.id } });
    if (done) await navigate(modelObjectPath(object));
    return done !== null;
  };
  return (
    <EndRow
      name="Delete"
      note="It goes to the bin with its values, and can be restored for 14 days."
      tone="danger"
      question={{
        title: `Delete “${field.label}”?`,
        description: 'The field and its values go to the bin for 14 days, and then for good.',
        confirmLabel: 'Delete field',
        change: { of: 'field', delete: { id: field.id } },
      }}
      isBusy={remove.isBusy}
      act={act}
    />
  );
}
