import { type KeyboardEvent, type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { FieldEditor } from '../fields/FieldEditor';
import type { CommitMove } from '../fields/fieldKind';
import { kindOf } from '../fields/registry';
import { inElement } from '../fields/shared/displays';
import { useRecords } from '../store/useRecords';
import type { StoredRecord } from '../types';
import { isEditable } from '../table/columns/useColumns';
import * as s from './panel.css';

interface FieldRowProps {
  object: ObjectMetadata;
  field: FieldMetadata;
  record: StoredRecord;
}

const multiline = new Set<FieldMetadata['type']>(['RICH_TEXT', 'RICH_TEXT_V2']);

/** One field of the record: the same display, editor and rules as in a cell of the table. */
export function FieldRow({ object, field, record }: FieldRowProps) {
  const { commands, marks, queue } = useRecords();
  const [editing, setEditing] = useState<{ initialText: string | null } | null>(null);
  const box = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const kind = kindOf(field);
  const isKnown = field.name in record || queue.isDraft(record.id);
  const value = record[field.name] ?? null;
  const canEdit = isKnown && isEditable(object, field);
  const refusal = useSyncExternalStore(marks.subscribe, () =>
    marks
      .getSnapshot()
      .find((mark) => mark.kind === 'refused' && mark.recordId === record.id && mark.fieldName === field.name),
  );
  const write = (next: unknown) => {
    const isSame = JSON.stringify(next) === JSON.stringify(value) || (kind.isEmpty(next) && kind.isEmpty(value));
    if (!isSame) commands.edit(object, record.id, field, next);
  };
  const start = (initialText: string | null) => {
    if (kind.editing === 'toggle') write(!value);
    else setEditing({ initialText });
  };
  const finish = (move: CommitMove) => {
    setEditing(null);
    focusBeside(button.current, move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyped =
      [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isTyped || kind.editing === 'toggle') return;
    event.preventDefault();
    event.stopPropagation();
    start(event.key);
  };
  return (
    <div className={s.field}>
      <dt className={s.fieldLabel} title={field.description ?? undefined}>
        {field.label}
      </dt>
      <dd
        ref={box}
        className={s.fieldValue}
        data-editable={canEdit || undefined}
        data-refused={refusal ? true : undefined}
      >
        {canEdit && (
          <button
            ref={button}
            type="button"
            className={s.editButton}
            aria-label={`Edit ${field.label}`}
            data-edit
            onClick={() => start(null)}
            onKeyDown={onKeyDown}
          />
        )}
        <div className={s.shown}>{isKnown ? shownValue(field, value, canEdit) : <span className={s.bone} />}</div>
      </dd>
      {refusal && <p className={s.reason}>{refusal.message}</p>}
      {editing && (
        <FieldEditor
          field={field}
          value={value}
          initialText={editing.initialText}
          anchor={() => box.current?.getBoundingClientRect() ?? null}
          onCommit={(next, move) => {
            write(next);
            finish(move);
          }}
          onCancel={() => finish('stay')}
        />
      )}
    </div>
  );
}

function shownValue(field: FieldMetadata, value: unknown, canEdit: boolean): ReactNode {
  const kind = kindOf(field);
  if (kind.isEmpty(value)) return canEdit && <span className={s.hint}>Empty</span>;
  if (multiline.has(field.type)) return <span className={s.longText}>{kind.format(value, field)}</span>;
  return inElement(kind.display(value, field));
}

/** Enter and Tab go on to the next field, as they do in the table. */
function focusBeside(button: HTMLElement | null, move: CommitMove): void {
  const all = [...(button?.closest('dl')?.querySelectorAll<HTMLElement>('[data-edit]') ?? [])];
  const by = { stay: 0, down: 1, next: 1, up: -1, previous: -1 }[move];
  const target = button && (all[all.indexOf(button) + by] ?? button);
  target?.focus();
}
