import { useState } from 'react';
import { Dialog, DialogActions } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { Checkbox } from '@/modules/ui/primitives/Checkbox';
import { Switch } from '@/modules/ui/primitives/Switch';
import { CREATE_INDEX } from '../changes.graphql';
import { listedFields } from '../dataModel';
import type { ModelField, ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import * as s from './NewIndexDialog.css';

const indexable = new Set<ModelField['type']>([
  'TEXT',
  'NUMBER',
  'NUMERIC',
  'BOOLEAN',
  'DATE',
  'DATE_TIME',
  'SELECT',
  'RATING',
  'UUID',
]);

/** Fields an index can be about: those with one value of their own, and links to one record. */
function indexFields(object: ModelObject): ModelField[] {
  return listedFields(object).filter(
    ({ type, isActive, isSystem, relation }) =>
      isActive && !isSystem && (indexable.has(type) || (type === 'RELATION' && relation?.type === 'MANY_TO_ONE')),
  );
}

/** An index over some fields, in the order in which they are chosen. */
export function NewIndexDialog({ object, onClose }: { object: ModelObject; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isUnique, setIsUnique] = useState(false);
  const create = useModelMutation(CREATE_INDEX, { done: 'Index created', inputs: ['fields'] });
  const fields = indexFields(object);
  const labels = chosen.map((id) => fields.find((field) => field.id === id)?.label);

  async function save() {
    const keys = chosen.map((fieldMetadataId) => ({ fieldMetadataId }));
    const index = { objectMetadataId: object.id, fields: keys, indexType: 'BTREE' as const, isUnique };
    if (await create.run({ input: { index } })) onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="New index"
      description="Makes filtering and sorting by these fields fast, or keeps them from repeating together."
    >
      {create.errors.general && <Banner tone="danger">{create.errors.general}</Banner>}
      <fieldset className={s.fields}>
        <legend className={s.legend}>Fields, in order</legend>
        {fields.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            note={chosen.includes(id) && chosen.length > 1 ? `${chosen.indexOf(id) + 1}.` : undefined}
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
        ))}
      </fieldset>
      <Switch
        label="Unique"
        note={
          labels.length > 1
            ? `No two records agree in ${labels.join(' and ')}.`
            : 'No two records have the same value. Records in the bin do not count.'
        }
        checked={isUnique}
        onChange={setIsUnique}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={chosen.length === 0} isBusy={create.isBusy} onClick={() => void save()}>
          Create index
        </Button>
      </DialogActions>
    </Dialog>
  );
}
