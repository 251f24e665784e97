import { useNavigate } from 'react-router';
import { DELETE_OBJECT, UPDATE_OBJECT } from '../changes.graphql';
import { EndRow } from '../EndRow';
import { list } from '../EndRow.css';
import { dataModelPath } from '../paths';
import type { ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';

/** Putting an object aside, bringing it back, and the bin. */
export function ObjectEnd({ object }: { object: ModelObject }) {
  return (
    <div className={list}>
      <Activity object={object} />
      {object.isCustom && !object.isSystem && <Removal object={object} />}
    </div>
  );
}

function Activity({ object }: { object: ModelObject }) {
  const { id, isActive, labelPlural } = object;
  const update = useModelMutation(UPDATE_OBJECT, { done: `${labelPlural} ${isActive ? 'deactivated' : 'activated'}` });
  const act = async () => (await update.run({ input: { id, update: { isActive: !isActive } } })) !== null;
  if (!isActive) {
    const note = 'It comes back to navigation, search and the API, with its records.';
    return <EndRow name="Activate" note={note} tone="primary" isBusy={update.isBusy} act={act} />;
  }
  return (
    <EndRow
      name="Deactivate"
      note="It leaves navigation, search and the API. Records stay, and it can be activated again."
      tone="primary"
      question={{
        title: `Deactivate ${labelPlural.toLowerCase()}?`,
        description: 'Nobody sees them until the object is activated again. Nothing is deleted.',
        confirmLabel: 'Deactivate',
        change: { of: 'object', update: { id, update: { isActive: false } } },
      }}
      isBusy={update.isBusy}
      act={act}
    />
  );
}

function Removal({ object }: { object: ModelObject }) {
  const navigate = useNavigate();
  const remove = useModelMutation(DELETE_OBJECT, { done: `${object.labelPlural} moved to the bin` });
  const act = async () => {
    const done = await remove.run({ input: { id: object.id } });
    if (done) await navigate(dataModelPath);
    return done !== null;
  };
  return (
    <EndRow
      name="Delete"
      note={
        object.isActive
          ? 'Deactivate it first: so nothing goes that somebody is working with.'
          : 'It goes to the bin with its records, and can be restored for 14 days.'
      }
      tone="danger"
      isDisabled={object.isActive}
      question={{
        title: `Delete ${object.labelPlural.toLowerCase()}?`,
        description: 'The object and its records go to the bin for 14 days, and then for good.',
        confirmLabel: 'Delete object',
        change: { of: 'object', delete: { id: object.id } },
      }}
      isBusy={remove.isBusy}
      act={act}
    />
  );
}
