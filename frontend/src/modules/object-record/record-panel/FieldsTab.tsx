import { useMemo } from 'react';
import { type FieldMetadata, metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { isToMany, targetsOf } from '../fields/relation/targets';
import { referenceTo } from '../query/references';
import { columnFields, defaultOrder } from '../table/columns/defaultColumns';
import type { StoredRecord } from '../types';
import { FieldRow } from './FieldRow';
import { RelatedSection } from './RelatedSection';
import * as s from './panel.css';

interface FieldsTabProps {
  object: ObjectMetadata;
  record: StoredRecord;
}

/** What the server keeps about every record stands last. */
const kept = new Set(['createdBy', 'createdAt', 'updatedBy', 'updatedAt']);

/** Every field, in the order of the table, and the records that point here. */
export function FieldsTab({ object, record }: FieldsTabProps) {
  const order = useMemo(() => defaultOrder(object), [object]);
  const rank = ({ name }: FieldMetadata) => order.indexOf(name) + (kept.has(name) ? order.length : 0);
  const fields = columnFields(object).toSorted((left, right) => rank(left) - rank(right));
  const { id } = record;
  const owner = useMemo(() => referenceTo(id, {}, object), [id, object]);
  return (
    <>
      <dl className={s.fields}>
        {fields
          .filter((field) => !isToMany(field))
          .map((field) => (
            <FieldRow key={`${id} ${field.id}`} object={object} field={field} record={record} />
          ))}
      </dl>
      {fields.filter(isBusinessRelation).map((field) => (
        <RelatedSection key={field.id} field={field} owner={owner} />
      ))}
    </>
  );
}

/** Links, history and files have places of their own. */
function isBusinessRelation(field: FieldMetadata): boolean {
  const target = isToMany(field) ? targetsOf(field)[0] : undefined;
  const object = target && metadataStore.getCurrent().findBySingular(target.objectName);
  return object ? !object.isSystem : false;
}
