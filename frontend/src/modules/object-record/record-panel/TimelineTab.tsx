import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { userMessageOf } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { Button } from '@/modules/ui/primitives/Button';
import { agoText, momentText } from '@/modules/ui/time';
import { textOf } from '../fields/shared/scalar';
import { useRecord, useRecords } from '../store/useRecords';
import { isReference, type StoredRecord } from '../types';
import { findActivityList } from './activityLists';
import { describeEvent, type FieldChange, readChanges } from './timelineText';
import * as s from './panel.css';
import * as line from './timeline.css';

interface TimelineTabProps {
  object: ObjectMetadata;
  id: string;
}

const fieldNames = ['happensAt', 'name', 'properties', 'linkedRecordCachedName', 'workspaceMember', 'createdBy'];

/** What happened to the record, the latest first. */
export function TimelineTab({ object, id }: TimelineTabProps) {
  const { lists } = useRecords();
  const condition = useMemo(() => findActivityList('timelineActivity', object, id, 'happensAt'), [object, id]);
  const list = condition && lists.get(condition);
  const snapshot = useSyncExternalStore(list?.subscribe ?? nothing, list?.getSnapshot ?? nobody);
  useEffect(() => {
    list?.want(fieldNames);
    list?.show(0, 59);
    list?.refreshNow();
  }, [list]);
  if (!list || !snapshot) return <p className={s.nothing}>This object keeps no timeline.</p>;
  if (snapshot.error !== null && snapshot.rowCount === null) {
    return (
      <p className={s.nothing}>
        {userMessageOf(snapshot.error)} <Button onClick={() => list.retry()}>Try again</Button>
      </p>
    );
  }
  if (snapshot.rowCount === 0) return <p className={s.nothing}>Nothing has happened yet.</p>;
  const rows = Array.from({ length: Math.min(snapshot.rowCount ?? 0, 60) }, (_, row) => list.idAt(row));
  return (
    <ol className={line.timeline} aria-label="Timeline">
      {rows.map((rowId) => rowId && <Entry key={rowId} id={rowId} object={object} />)}
    </ol>
  );
}

const nothing = () => () => undefined;
const nobody = () => null;

function Entry({ id, object }: { id: string; object: ObjectMetadata }) {
  const record = useRecord(id);
  if (!record) return null;
  const changes = readChanges(object, record['properties']);
  const happensAt = textOf(record['happensAt']);
  return (
    <li className={line.moment}>
      <div className={line.momentLine}>
        <span className={line.momentWhat}>
          <span className={line.momentWho}>{whoOf(record)}</span>{' '}
          {describeEvent(textOf(record['name']), changes, textOf(record['linkedRecordCachedName']))}
        </span>
        {happensAt && (
          <time className={line.momentWhen} dateTime={happensAt} title={momentText(happensAt)}>
            {agoText(happensAt)}
          </time>
        )}
      </div>
      {changes.map((change) => (
        <Change key={change.field.id} change={change} isOnly={changes.length === 1} />
      ))}
    </li>
  );
}

function Change({ change: { field, before, after }, isOnly }: { change: FieldChange; isOnly: boolean }) {
  return (
    <div className={line.change}>
      {!isOnly && <span>{field.label}</span>}
      {before && <del className={line.changeBefore}>{before}</del>}
      <span>{after || 'emptied'}</span>
    </div>
  );
}

function whoOf(record: StoredRecord): string {
  const { workspaceMember: member, createdBy } = record as { workspaceMember?: unknown; createdBy?: { name?: string } };
  if (isReference(member) && member.label) return member.label;
  return createdBy?.name || 'Someone';
}
