import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { IconChevronDown, IconChevronUp, IconTrash, IconX } from '@/modules/ui/icons';
import { useKeyScope } from '@/modules/ui/keys';
import { Button, IconButton } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { recordMark } from '../fields/shared/displays';
import { labelOf, untitled } from '../query/references';
import type { StoredRecord } from '../types';
import { findTargetField } from './activityLists';
import { FieldsTab } from './FieldsTab';
import { LinkedTab } from './LinkedTab';
import { PanelGrip } from './PanelGrip';
import { TimelineTab } from './TimelineTab';
import { useDetail } from './useDetail';
import { usePanelWidth } from './usePanelWidth';
import * as s from './panel.css';

interface RecordPanelProps {
  object: ObjectMetadata;
  id: string;
  onClose: () => void;
  /** Goes through the list beside the panel. */
  onStep: (by: 1 | -1) => void;
  onRemove: (() => void) | null;
}

/** A record beside its table, which goes on working. */
export function RecordPanel({ object, id, onClose, onStep, onRemove }: RecordPanelProps) {
  const { record, isMissing, error, retry } = useDetail(object, id);
  const [width, setWidth] = usePanelWidth();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const scope = useKeyScope({
    name: 'Record',
    bindings: [
      { keys: 'j', label: 'Next record', run: () => onStep(1) },
      { keys: 'k', label: 'Previous record', run: () => onStep(-1) },
      { keys: 'Escape', label: 'Close the record', run: onClose },
    ],
  });
  const hold = useCallback(
    (element: HTMLElement | null) => {
      panel.current = element;
      return element ? scope(element) : undefined;
    },
    [scope],
  );
  return (
    <aside ref={hold} className={s.panel} style={{ width }} tabIndex={-1} aria-label={`${object.labelSingular} record`}>
      <PanelGrip width={width} onWidth={setWidth} />
      <PanelHead {...{ object, record, onClose, onStep, onRemove }} />
      {record && <PanelTabs key={object.id} object={object} record={record} />}
      {!record && error !== null && (
        <EmptyState
          line="This record could not be loaded."
          detail={userMessageOf(error)}
          action={<Button onClick={retry}>Try again</Button>}
        />
      )}
      {isMissing && (
        <EmptyState
          line="This record is not here any more."
          detail="It was deleted, or you may not see it."
          action={<Button onClick={onClose}>Close</Button>}
        />
      )}
    </aside>
  );
}

type HeadProps = Pick<RecordPanelProps, 'object' | 'onClose' | 'onStep' | 'onRemove'> & {
  record: StoredRecord | undefined;
};

function PanelHead({ object, record, onClose, onStep, onRemove }: HeadProps) {
  const label = record ? labelOf(record, object) : '';
  return (
    <header className={s.head}>
      {record && recordMark(object.nameSingular, label || object.labelSingular, 34)}
      <div className={s.headWords}>
        <h2 className={s.title}>{record ? label || untitled : ' '}</h2>
        <p className={s.subtitle}>{object.labelSingular}</p>
      </div>
      {onRemove && record && (
        <IconButton icon={IconTrash} label={`Delete the ${object.labelSingular.toLowerCase()}`} onClick={onRemove} />
      )}
      <IconButton icon={IconChevronUp} label="Previous record" onClick={() => onStep(-1)} />
      <IconButton icon={IconChevronDown} label="Next record" onClick={() => onStep(1)} />
      <IconButton icon={IconX} label="Close" onClick={onClose} />
    </header>
  );
}

type TabName = 'fields' | 'timeline' | 'notes' | 'tasks';

const tabLabels: Readonly<Record<TabName, string>> = {
  fields: 'Fields',
  timeline: 'Timeline',
  notes: 'Notes',
  tasks: 'Tasks',
};
const activityOfTab: Readonly<Record<Exclude<TabName, 'fields'>, string>> = {
  timeline: 'timelineActivity',
  notes: 'noteTarget',
  tasks: 'taskTarget',
};

/** Only what can be about this object. */
function tabsOf(object: ObjectMetadata): TabName[] {
  const catalogue = metadataStore.getCurrent();
  const isPossible = (name: Exclude<TabName, 'fields'>) => {
    const activity = catalogue.findBySingular(activityOfTab[name]);
    return activity !== null && findTargetField(activity, object) !== null;
  };
  return ['fields', ...(['timeline', 'notes', 'tasks'] as const).filter(isPossible)];
}

function PanelTabs({ object, record }: { object: ObjectMetadata; record: StoredRecord }) {
  const [chosen, setChosen] = useState<TabName>('fields');
  const names = tabsOf(object);
  const { id } = record;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && names[(names.indexOf(chosen) + by + names.length) % names.length];
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <>
      <div className={s.tabs} role="tablist" aria-label="About this record" tabIndex={-1} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            className={s.tab}
            aria-selected={name === chosen}
            aria-controls="record-tab"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => setChosen(name)}
          >
            {tabLabels[name]}
          </button>
        ))}
      </div>
      <div id="record-tab" role="tabpanel" className={s.content} aria-labelledby={`tab-${chosen}`}>
        {chosen === 'fields' && <FieldsTab object={object} record={record} />}
        {chosen === 'timeline' && <TimelineTab object={object} id={id} />}
        {chosen === 'notes' && <LinkedTab object={object} id={id} kind="note" />}
        {chosen === 'tasks' && <LinkedTab object={object} id={id} kind="task" />}
      </div>
    </>
  );
}
