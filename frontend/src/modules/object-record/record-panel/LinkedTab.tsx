import { type FormEvent, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { userMessageOf } from '@/modules/api';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { Button } from '@/modules/ui/primitives/Button';
import { showToast } from '@/modules/ui/toasts';
import { textOf } from '../fields/shared/scalar';
import { formatMoment } from '../fields/shared/calendar';
import { referenceTo, untitled } from '../query/references';
import { findFieldByName } from '../query/objectFields';
import { useRecord, useRecords } from '../store/useRecords';
import { isReference } from '../types';
import { findActivityList, findTargetField } from './activityLists';
import { recordPath } from './recordPath';
import { useLinkedRecords } from './useLinkedRecords';
import * as s from './panel.css';

interface LinkedTabProps {
  object: ObjectMetadata;
  id: string;
  /** `note` or `task`; the links between are `noteTarget` and `taskTarget`. */
  kind: 'note' | 'task';
}

/** Notes or tasks about the record, and a line to add one. */
export function LinkedTab({ object, id, kind }: LinkedTabProps) {
  const { lists } = useRecords();
  const condition = useMemo(() => findActivityList(`${kind}Target`, object, id, 'createdAt'), [object, id, kind]);
  const list = condition && lists.get(condition);
  const snapshot = useSyncExternalStore(list?.subscribe ?? nothing, list?.getSnapshot ?? nobody);
  const linked = metadataStore.getCurrent().findBySingular(kind);
  useEffect(() => {
    list?.want([kind]);
    list?.show(0, 59);
  }, [list, kind]);
  const rows = Array.from({ length: Math.min(snapshot?.rowCount ?? 0, 60) }, (_, row) => list?.idAt(row) ?? '');
  const ids = useLinkedRecords(linked, rows, kind);
  if (!list || !linked) return null;
  return (
    <>
      {linked.permissions.canUpdate && <Composer {...{ object, id, kind, linked }} />}
      {snapshot?.rowCount === 0 && <p className={s.nothing}>No {linked.labelPlural.toLowerCase()} yet.</p>}
      <ul>
        {ids.map((each) => (
          <LinkedRow key={each} id={each} object={linked} />
        ))}
      </ul>
    </>
  );
}

const nothing = () => () => undefined;
const nobody = () => null;

function Composer({ object, id, kind, linked }: LinkedTabProps & { linked: ObjectMetadata }) {
  const { commands, lists } = useRecords();
  const [title, setTitle] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const add = async () => {
    const link = metadataStore.getCurrent().findBySingular(`${kind}Target`);
    const target = link && findTargetField(link, object);
    if (!link || !target) return;
    const newId = await commands.create(linked, { title: title.trim() });
    const owner = referenceTo(id, {}, object);
    await commands.create(link, { [kind]: { id: newId, objectName: kind, label: title.trim() }, [target.name]: owner });
    setTitle('');
    lists.refreshSoon(link);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim() || isBusy) return;
    setIsBusy(true);
    void add()
      .catch((error: unknown) =>
        showToast({ message: `The ${kind} was not added`, detail: userMessageOf(error), tone: 'danger' }),
      )
      .finally(() => setIsBusy(false));
  };
  const noun = linked.labelSingular.toLowerCase();
  return (
    <form className={s.composer} onSubmit={submit}>
      <input
        className={s.composerInput}
        aria-label={`New ${noun}`}
        placeholder={`Add a ${noun}`}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Button type="submit" isBusy={isBusy} disabled={!title.trim()}>
        Add
      </Button>
    </form>
  );
}

function LinkedRow({ id, object }: { id: string; object: ObjectMetadata }) {
  const { commands } = useRecords();
  const record = useRecord(id);
  const status = findFieldByName(object, 'status');
  if (!record) return null;
  const title = textOf(record['title']) || untitled;
  const isDone = record['status'] === 'DONE';
  const due = textOf(record['dueAt']);
  const { assignee } = record as { assignee?: unknown };
  return (
    <li className={s.item}>
      {status && (
        <button
          type="button"
          role="checkbox"
          className={s.check}
          aria-checked={isDone}
          aria-label={`${title} is done`}
          onClick={() => commands.edit(object, id, status, isDone ? 'TODO' : 'DONE')}
        />
      )}
      <Link className={`${s.itemText} ${isDone ? s.done : ''}`} to={recordPath(object, id)}>
        {title}
      </Link>
      <span className={s.itemMeta}>
        {[isReference(assignee) ? assignee.label : '', due && formatMoment(due)].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
