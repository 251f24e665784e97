import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { kindOf } from '../fields/registry';
import { inElement, recordMark } from '../fields/shared/displays';
import { labelFieldOf, labelOf, untitled } from '../query/references';
import type { RecordList } from '../store/recordList';
import { useRecord } from '../store/useRecords';
import { count } from '../store/recordCommands';
import type { ColumnKeeper } from './columns/columnKeeper';
import { useColumns } from './columns/useColumns';
import { GridState } from './GridState';
import * as grid from './grid.css';
import * as s from './cards.css';

interface RecordCardsProps {
  object: ObjectMetadata;
  list: RecordList;
  keeper: ColumnKeeper;
  onOpen: (id: string) => void;
  emptyState: ReactNode;
}

const expectedCards = 10;
const factsShown = 3;
const tooLong = new Set<FieldMetadata['type']>(['RICH_TEXT', 'RICH_TEXT_V2', 'RAW_JSON', 'FILES']);

/** The list on a phone: each record a card with its name and the first things the table would show. */
export function RecordCards({ object, list, keeper, onOpen, emptyState }: RecordCardsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const snapshot = useSyncExternalStore(list.subscribe, list.getSnapshot);
  const columns = useColumns(object, keeper);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by the compiler
  const cards = useVirtualizer({
    count: snapshot.rowCount ?? expectedCards,
    getScrollElement: () => scroller.current,
    estimateSize: () => s.cardHeight,
    overscan: 6,
  });
  const items = cards.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useLayoutEffect(() => list.want(columns.shown.map(({ field }) => field.name)), [list, columns.shown]);
  useEffect(() => list.show(first, last), [list, first, last]);
  const fields = columns.shown.slice(1).map(({ field }) => field);
  return (
    <>
      <div className={grid.frame}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys */}
        <div ref={scroller} className={s.scroller} role="region" tabIndex={0} aria-label={object.labelPlural}>
          <ul className={s.list} style={{ height: cards.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const id = list.idAt(index);
              return (
                <li
                  key={index}
                  className={s.card}
                  aria-setsize={snapshot.rowCount ?? -1}
                  aria-posinset={index + 1}
                  data-leaving={(id && snapshot.leaving.has(id)) || undefined}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Card {...{ object, id, fields, onOpen }} />
                </li>
              );
            })}
          </ul>
        </div>
        <GridState list={list} object={object} snapshot={snapshot} emptyState={emptyState} />
      </div>
      <p className={grid.footer} role="status">
        {snapshot.rowCount !== null && count(object, snapshot.rowCount)}
      </p>
    </>
  );
}

interface CardProps {
  object: ObjectMetadata;
  id: string | undefined;
  fields: readonly FieldMetadata[];
  onOpen: (id: string) => void;
}

function Card({ object, id, fields, onOpen }: CardProps) {
  const record = useRecord(id);
  if (!record || !id) {
    return (
      <div className={s.open}>
        <span className={s.roundBone} />
        <span className={s.words}>
          <span className={s.bone} />
          <span className={s.thinBone} />
        </span>
      </div>
    );
  }
  const label = labelOf(record, object);
  const labelField = labelFieldOf(object);
  const facts = fields
    .filter((field) => field.id !== labelField?.id && !tooLong.has(field.type))
    .filter((field) => !kindOf(field).isEmpty(record[field.name] ?? null))
    .slice(0, factsShown);
  return (
    <button type="button" className={s.open} onClick={() => onOpen(id)}>
      {recordMark(object.nameSingular, label || object.labelSingular, 36)}
      <span className={s.words}>
        <span className={s.title}>{label || untitled}</span>
        <span className={s.facts}>
          {facts.map((field) => (
            <span key={field.id} className={s.fact}>
              {factOf(field, record[field.name])}
            </span>
          ))}
        </span>
      </span>
    </button>
  );
}

const colourful = new Set<FieldMetadata['type']>([
  'SELECT',
  'CURRENCY',
  'DATE',
  'DATE_TIME',
  'RATING',
  'BOOLEAN',
  'NUMBER',
]);

/** Values that are told by colour or form keep it; others are plain text, since a card is one button. */
function factOf(field: FieldMetadata, value: unknown): ReactNode {
  const kind = kindOf(field);
  if (colourful.has(field.type)) return inElement(kind.display(value, field));
  return inElement(kind.format(value, field).replaceAll(/\bhttps?:\/\//gu, ''));
}
