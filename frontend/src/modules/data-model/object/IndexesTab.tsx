import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Tag } from '@/modules/ui/primitives/Tag';
import type { ModelIndex, ModelObject } from '../types';
import * as t from '../Table.css';

/** What finds records fast, and what keeps values from appearing twice. */
export function IndexesTab({ object }: { object: ModelObject }) {
  if (object.indexes.length === 0) return <EmptyState line="There is no index yet." />;
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
    .map(({ fieldMetadataId }) => object.fields.find(({ id }) => id === fieldMetadataId)?.label ?? '…');
  return (
    <tr className={t.row}>
      <th scope="row" className={t.first}>
        <IndexName labels={labels} name={index.name} />
      </th>
      <td className={t.aside}>{index.indexType === 'GIN' ? 'Words (GIN)' : 'Order (B-tree)'}</td>
      <td className={t.number}>{index.isUnique ? <Tag hue="petrol">Unique</Tag> : 'Allowed'}</td>
    </tr>
  );
}

function IndexName({ labels, name }: { labels: readonly string[]; name: string }) {
  return (
    <span className={t.words}>
      <span className={t.plainName}>{labels.join(' + ')}</span>
      <code className={t.detail}>{name}</code>
    </span>
  );
}
