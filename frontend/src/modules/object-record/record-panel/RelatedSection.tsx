import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { type FieldMetadata, metadataStore } from '@/modules/object-metadata';
import { recordMark } from '../fields/shared/displays';
import { targetsOf } from '../fields/relation/targets';
import { referenceCode } from '../fields/relation/toOneKind';
import { findFieldByName } from '../query/objectFields';
import { labelFieldOf, labelOf, untitled } from '../query/references';
import type { ListCondition } from '../store/recordList';
import { useRecord, useRecords } from '../store/useRecords';
import type { RecordReference } from '../types';
import { recordPath } from './recordPath';
import * as s from './panel.css';

interface RelatedSectionProps {
  field: FieldMetadata;
  owner: RecordReference;
}

const shownFirst = 5;

/** The records on the other side of a relation, live like any list. */
export function RelatedSection({ field, owner }: RelatedSectionProps) {
  const condition = useMemo(() => conditionOf(field, owner), [field, owner]);
  return condition && <Related label={field.label} condition={condition} />;
}

/** "People whose company is this": the other side, filtered by the field that leads back here. */
export function conditionOf(field: FieldMetadata, owner: RecordReference): ListCondition | null {
  const [target] = targetsOf(field);
  const object = target ? metadataStore.getCurrent().findBySingular(target.objectName) : null;
  const inverse = object && target ? findFieldByName(object, target.inverseName) : null;
  if (!object || !inverse) return null;
  const filter = { fieldName: inverse.name, operand: 'IS' as const, values: [referenceCode(owner)] };
  return { object, filters: [filter], sorts: [] };
}

function Related({ label, condition }: { label: string; condition: ListCondition }) {
  const { lists } = useRecords();
  const [isWhole, setIsWhole] = useState(false);
  const { object } = condition;
  const list = lists.get(condition);
  const { rowCount } = useSyncExternalStore(list.subscribe, list.getSnapshot);
  const fieldName = labelFieldOf(object)?.name;
  useEffect(() => {
    list.want(fieldName ? [fieldName] : []);
    list.show(0, 20);
  }, [list, fieldName]);
  const known = Math.min(rowCount ?? 0, 60);
  const rows = Array.from({ length: isWhole ? known : Math.min(known, shownFirst) }, (_, row) => list.idAt(row));
  if (rowCount === 0) return null;
  return (
    <section className={s.section}>
      <h3 className={s.sectionTitle}>
        {label} <span className={s.amount}>{rowCount?.toLocaleString()}</span>
      </h3>
      <ul>{rows.map((id) => id && <RelatedRow key={id} id={id} condition={condition} />)}</ul>
      {known > rows.length && (
        <button type="button" className={s.moreButton} onClick={() => setIsWhole(true)}>
          Show {known - rows.length} more
        </button>
      )}
    </section>
  );
}

function RelatedRow({ id, condition: { object } }: { id: string; condition: ListCondition }) {
  const record = useRecord(id);
  if (!record) return null;
  const label = labelOf(record, object);
  return (
    <li>
      <Link className={s.item} to={recordPath(object, id)}>
        {recordMark(object.nameSingular, label)}
        <span className={s.itemText}>{label || untitled}</span>
      </Link>
    </li>
  );
}
