import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { kindOf } from '../fields/registry';
import { inElement, recordMark } from '../fields/shared/displays';
import { labelFieldOf, untitled } from '../query/references';
import { useRecord } from '../store/useRecords';
import type { StoredRecord } from '../types';
import * as s from './board.css';
import type { BoardController } from './boardController';
import type { CardFields } from './cardFields';

interface BoardCardProps {
  board: BoardController;
  id: string | undefined;
  column: number;
  row: number;
  fields: CardFields;
  isActive: boolean;
  isCarried: boolean;
  /** It stands beside the board. */
  isOpen: boolean;
  onPress: (event: PointerEvent<HTMLElement>, column: number, row: number) => void;
}

/** One record on a board. It renders again only when its record changes, or the focus comes and goes. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { board, id, column, row, fields, isActive, isCarried, isOpen, onPress } = props;
  const record = useRecord(id);
  const button = useRef<HTMLButtonElement>(null);
  // Not only when it becomes active: another record may have come into its row.
  useLayoutEffect(() => {
    if (isActive && board.wantsFocus) takeFocus(button.current);
  });
  if (!id || !record) return <Bones />;
  if (board.options.records.queue.isDraft(id)) return <DraftCard {...{ board, id, column }} />;
  return (
    <button
      ref={button}
      type="button"
      className={s.card}
      tabIndex={isActive ? 0 : -1}
      data-card={id}
      data-carried={isCarried || undefined}
      data-opened={isOpen || undefined}
      onPointerDown={(event) => onPress(event, column, row)}
      onFocus={() => board.focus({ column, row })}
      onClick={() => board.open({ column, row })}
      // Space carries the card; it is no click.
      onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
    >
      <Content record={record} board={board} fields={fields} />
    </button>
  );
});

function takeFocus(button: HTMLButtonElement | null): void {
  if (button && document.activeElement !== button) button.focus({ preventScroll: true });
}

function Bones() {
  return (
    <div className={s.card}>
      <span className={s.bone} />
      <span className={s.thinBone} />
    </div>
  );
}

interface ContentProps {
  record: StoredRecord;
  board: BoardController;
  fields: CardFields;
}

function Content({ record, board, fields: { facts, lines } }: ContentProps) {
  const name = board.nameOf(record.id);
  const isFilled = (field: FieldMetadata) => !kindOf(field).isEmpty(record[field.name] ?? null);
  const told = facts.filter(isFilled);
  return (
    <>
      <span className={s.title}>
        {markedObjects.has(board.options.object.nameSingular) && recordMark(board.options.object.nameSingular, name)}
        <span className={name === untitled ? s.untitled : s.words}>{name}</span>
      </span>
      {told.length > 0 && (
        <span className={s.facts}>
          {told.map((field, index) => (
            <span key={field.id} className={index === 0 ? s.firstFact : s.fact}>
              {shown(field, record[field.name])}
            </span>
          ))}
        </span>
      )}
      {lines.filter(isFilled).map((field) => (
        <span key={field.id} className={s.line}>
          {shown(field, record[field.name])}
        </span>
      ))}
    </>
  );
}

const markedObjects = new Set(['person', 'company', 'workspaceMember']);
/** Their cells hold links, and a card is one button. */
const linked = new Set<FieldMetadata['type']>(['LINKS', 'EMAILS', 'PHONES', 'FILES', 'RICH_TEXT', 'RICH_TEXT_V2']);

function shown(field: FieldMetadata, value: unknown): ReactNode {
  const kind = kindOf(field);
  if (!linked.has(field.type)) return inElement(kind.display(value, field));
  return inElement(kind.format(value, field).replaceAll(/\bhttps?:\/\//gu, ''));
}

interface DraftCardProps {
  board: BoardController;
  id: string;
  column: number;
}

/** A record that is being made: its name makes it. */
function DraftCard({ board, id, column }: DraftCardProps) {
  const { object, records } = board.options;
  const field = labelFieldOf(object);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  if (!field) return null;
  const keep = (isDone: boolean) => {
    const answer = kindOf(field).parse(text, field, null);
    if (!answer.ok) return setProblem(answer.message);
    if (kindOf(field).isEmpty(answer.value)) return board.discard(id);
    records.commands.edit(object, id, field, answer.value);
    if (isDone) board.focus({ column, row: 0 });
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep(true);
    else if (event.key === 'Escape') board.discard(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={s.draft}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the card was asked for, to be named
        autoFocus
        className={s.nameInput}
        aria-label={`${field.label} of the new ${object.labelSingular.toLowerCase()}`}
        placeholder={field.label}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => keep(false)}
      />
      {problem ? (
        <p className={s.problem} role="alert">
          {problem}
        </p>
      ) : (
        <p className={s.hint}>Enter saves, Esc discards</p>
      )}
    </div>
  );
}
