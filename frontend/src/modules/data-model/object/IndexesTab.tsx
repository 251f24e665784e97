import { useState } from 'react';
import { IconPlus, IconTrash } from '@/modules/ui/icons';
import { ConfirmDialog } from '@/modules/ui/overlays';
import { Button, IconButton } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Tag } from '@/modules/ui/primitives/Tag';
import { DELETE_INDEX } from '../changes.graphql';
import * as t from '../Table.css';
import type { ModelIndex, ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import * as s from './FieldsTab.css';
import { NewIndexDialog } from './NewIndexDialog';

/** What finds records fast, and what keeps values from appearing twice. */
export function IndexesTab({ object }: { object: ModelObject }) {
  const [isCreating, setIsCreating] = useState(false);
  return (
    <div className={s.list}>
      <div className={s.tools}>
        <p className={s.hint}>An index finds records fast by some fields, or keeps their values from repeating.</p>
        <Button icon={IconPlus} onClick={() => setIsCreating(true)}>
          New index
        </Button>
      </div>
      {object.indexes.length ? <IndexTable object={object} /> : <EmptyState line="There is no index yet." />}
      {isCreating && <NewIndexDialog object={object} onClose={() => setIsCreating(false)} />}
    </div>
  );
}

function IndexTable({ object }: { object: ModelObject }) {
  return (
    <table className={t.table} aria-label="Indexes">
      <thead>
        <tr>
          <th scope="col" className={t.head}>
            Fields
          </th>
          <th scope="col" className={t.headAside}>
            Method
          </th>
          <th scope="col" className={t.headNumber}>
            Repeats
          </th>
          <th scope="col" className={t.headNumber}>
            Kind
          </th>
        </tr>
      </thead>
      <tbody>
        {object.indexes.map((index) => (
          <IndexRow key={index.id} object={object} index={index} />
        ))}
      </tbody>
    </table>
  );
}

function IndexRow({ object, index }: { object: ModelObject; index: ModelIndex }) {
  const labels = index.indexFieldMetadataList
    .toSorted((a, b) => a.order - b.order)
    .map(({ fieldMetadataId }) => object.fields.find(({ id }) => id === fieldMetadataId)?.label ?? '…')
    .join(' + ');
  return (
    <tr className={t.row}>
      <th scope="row" className={t.first}>
        <IndexName labels={labels} name={index.name} />
      </th>
      <td className={t.aside}>{index.indexType === 'GIN' ? 'Words (GIN)' : 'Order (B-tree)'}</td>
      <td className={t.number}>{index.isUnique ? <Tag hue="petrol">Unique</Tag> : 'Allowed'}</td>
      <td className={t.number}>{index.isCustom ? <Removal index={index} labels={labels} /> : 'Standard'}</td>
    </tr>
  );
}

function IndexName({ labels, name }: { labels: string; name: string }) {
  return (
    <span className={t.words}>
      <span className={t.plainName}>{labels}</span>
      <code className={t.detail}>{name}</code>
    </span>
  );
}

function Removal({ index, labels }: { index: ModelIndex; labels: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const remove = useModelMutation(DELETE_INDEX, { done: 'Index deleted' });
  return (
    <>
      <IconButton icon={IconTrash} label={`Delete the index of ${labels}`} onClick={() => setIsAsking(true)} />
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Delete this index?"
        description={
          index.isUnique
            ? `Records may repeat ${labels} from then on.`
            : `Lists filtered or sorted by ${labels} may become slower.`
        }
        confirmLabel="Delete index"
        isBusy={remove.isBusy}
        onConfirm={() => void remove.run({ input: { id: index.id } }).then((done) => done && setIsAsking(false))}
      />
    </>
  );
}
