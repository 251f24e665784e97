import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '@/modules/ui/primitives/Button';
import { DELETE_OBJECT, UPDATE_OBJECT } from '../changes.graphql';
import { EndRow } from '../EndRow';
import { list } from '../EndRow.css';
import { ImpactDialog } from '../impact/ImpactDialog';
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
  const { isActive, labelPlural } = object;
  const [isAsking, setIsAsking] = useState(false);
  const update = useModelMutation(UPDATE_OBJECT, { done: `${labelPlural} ${isActive ? 'deactivated' : 'activated'}` });
  const change = async () => {
    const done = await update.run({ input: { id: object.id, update: { isActive: !isActive } } });
    if (done) setIsAsking(false);
  };
  return (
    <EndRow
      name={isActive ? 'Deactivate' : 'Activate'}
      note={
        isActive
          ? 'It leaves navigation, search and the API. Records stay, and it can be activated again.'
          : 'It comes back to navigation, search and the API, with its records.'
      }
    >
      <Button isBusy={update.isBusy && !isAsking} onClick={() => (isActive ? setIsAsking(true) : void change())}>
        {isActive ? 'Deactivate' : 'Activate'}
      </Button>
      {isAsking && (
        <ImpactDialog
          onClose={() => setIsAsking(false)}
          title={`Deactivate ${labelPlural.toLowerCase()}?`}
          description="Nobody sees them until the object is activated again. Nothing is deleted."
          confirmLabel="Deactivate"
          tone="primary"
          isBusy={update.isBusy}
          change={{ of: 'object', update: { id: object.id, update: { isActive: false } } }}
          onConfirm={() => void change()}
        />
      )}
    </EndRow>
  );
}

function Removal({ object }: { object: ModelObject }) {
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useModelMutation(DELETE_OBJECT, { done: `${object.labelPlural} moved to the bin` });
  const confirm = async () => {
    const done = await remove.run({ input: { id: object.id } });
    if (done) await navigate(dataModelPath);
  };
  return (
    <EndRow
      name="Delete"
      note={
        object.isActive
          ? 'Deactivate it first: so nothing goes that somebody is working with.'
          : 'It goes to the bin with its records, and can be restored for 14 days.'
      }
    >
      <Button variant="dangerGhost" disabled={object.isActive} onClick={() => setIsAsking(true)}>
        Delete
      </Button>
      {isAsking && (
        <ImpactDialog
          onClose={() => setIsAsking(false)}
          title={`Delete ${object.labelPlural.toLowerCase()}?`}
          description="The object and its records go to the bin for 14 days, and then for good."
          confirmLabel="Delete object"
          isBusy={remove.isBusy}
          change={{ of: 'object', delete: { id: object.id } }}
          onConfirm={() => void confirm()}
        />
      )}
    </EndRow>
  );
}
