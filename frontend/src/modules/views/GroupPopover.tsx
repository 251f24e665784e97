import { Popover } from '@base-ui/react/popover';
import { type RefObject, useState } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import {
  columnFields,
  type FieldFilter,
  type FilterGroup,
  findFieldByName,
  type FilterOperand,
  isFieldFilter,
  isFilterGroup,
  kindOf,
  type RecordFilter,
  useReferenceNames,
} from '@/modules/object-record';
import { IconChevronDown, IconPlus, IconX } from '@/modules/ui/icons';
import { useKeyScope } from '@/modules/ui/keys';
import { overlayRoot } from '@/modules/ui/overlays/overlayRoot';
import * as popup from '@/modules/ui/overlays/popup.css';
import { FilterValue } from './FilterValue';
import { valuesText } from './filterText';
import * as g from './groups.css';
import { needsValue, operandLabels } from './operands';
import { newFilter } from './newFilter';
import { me } from './storedFilters';
import * as s from './views.css';

interface GroupPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  object: ObjectMetadata;
  group: FilterGroup;
  onChange: (group: FilterGroup) => void;
  onClose: () => void;
}

/** Where conditions are put together: all of them, any, or groups of groups. */
export function GroupPopover({ anchor, object, group, onChange, onClose }: GroupPopoverProps) {
  const scope = useKeyScope({
    name: 'Filter',
    isModal: true,
    bindings: [{ keys: 'Escape', label: 'Close', run: onClose }],
  });
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal container={overlayRoot()}>
        <Popover.Positioner className={popup.positioner} anchor={anchor} align="start" sideOffset={4}>
          <Popover.Popup
            ref={scope}
            className={`${popup.popup} ${g.popover}`}
            aria-label="Several conditions"
            finalFocus={anchor}
          >
            <Group {...{ object, group, onChange }} depth={0} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface GroupProps {
  object: ObjectMetadata;
  group: FilterGroup;
  depth: number;
  onChange: (group: FilterGroup) => void;
}

const deepest = 2;
const operators = { AND: 'All of these', OR: 'Any of these', NOT: 'Not all of these' } as const;

function Group({ object, group, depth, onChange }: GroupProps) {
  const first = columnFields(object).find((field) => kindOf(field).operands.length);
  const set = (filters: readonly RecordFilter[]) => onChange({ ...group, filters });
  const add = (filter: RecordFilter) => set([...group.filters, filter]);
  return (
    <div className={g.group} role="group" aria-label={operators[group.operator]}>
      <select
        className={s.operandSelect}
        aria-label="How conditions go together"
        value={group.operator}
        onChange={({ target }) => onChange({ ...group, operator: target.value as FilterGroup['operator'] })}
      >
        {Object.entries(operators).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {group.filters.map((filter, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a condition is its place among the conditions
        <div key={index} className={g.line}>
          <div className={g.content}>
            {isFilterGroup(filter) && (
              <Group
                {...{ object }}
                group={filter}
                depth={depth + 1}
                onChange={(next) => set(group.filters.with(index, next))}
              />
            )}
            {isFieldFilter(filter) && (
              <Condition {...{ object, filter }} onChange={(next) => set(group.filters.with(index, next))} />
            )}
          </div>
          <button
            type="button"
            className={s.chipRemove}
            aria-label={`Remove condition ${index + 1}`}
            onClick={() => set(group.filters.toSpliced(index, 1))}
          >
            <IconX size={13} stroke={2} aria-hidden />
          </button>
        </div>
      ))}
      {first && (
        <div className={g.adding}>
          <button type="button" className={s.action} onClick={() => add(newFilter(first))}>
            <IconPlus size={14} stroke={1.8} aria-hidden />
            Condition
          </button>
          {depth < deepest && (
            <button
              type="button"
              className={s.action}
              onClick={() => add({ operator: group.operator === 'AND' ? 'OR' : 'AND', filters: [newFilter(first)] })}
            >
              <IconPlus size={14} stroke={1.8} aria-hidden />
              Group
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface ConditionProps {
  object: ObjectMetadata;
  filter: FieldFilter;
  onChange: (filter: FieldFilter) => void;
}

function Condition({ object, filter, onChange }: ConditionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const field = findFieldByName(object, filter.fieldName);
  const codes = filter.values.filter((value) => value !== me);
  const nameOf = useReferenceNames(field?.type.endsWith('RELATION') ? field : null, codes);
  if (!field) return null;
  const chooseField = (name: string) => {
    const next = findFieldByName(object, name);
    if (next) onChange(newFilter(next));
  };
  const isPeriod = filter.operand === 'IS_RELATIVE';
  const chooseOperand = (operand: FilterOperand) =>
    onChange({ ...filter, operand, values: isPeriod === (operand === 'IS_RELATIVE') ? filter.values : [] });
  const text = valuesText(field, filter.values, nameOf) || 'Choose…';
  return (
    <>
      <div className={g.condition}>
        <select
          className={`${s.operandSelect} ${g.select}`}
          aria-label="Field"
          value={field.name}
          onChange={({ target }) => chooseField(target.value)}
        >
          {columnFields(object)
            .filter((each) => kindOf(each).operands.length)
            .map(({ id, name, label }) => (
              <option key={id} value={name}>
                {label}
              </option>
            ))}
        </select>
        <select
          className={`${s.operandSelect} ${g.select}`}
          aria-label="Condition"
          value={filter.operand}
          onChange={({ target }) => chooseOperand(target.value as FilterOperand)}
        >
          {kindOf(field).operands.map((each) => (
            <option key={each} value={each}>
              {operandLabels[each]}
            </option>
          ))}
        </select>
        {needsValue(filter.operand) && (
          <button type="button" className={g.value} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            <span className={s.chipWords}>{text}</span>
            <IconChevronDown size={13} stroke={2} aria-hidden />
          </button>
        )}
      </div>
      {isOpen && needsValue(filter.operand) && (
        <div className={g.chooser}>
          <FilterValue
            key={`${field.id} ${isPeriod}`}
            field={field}
            operand={filter.operand}
            values={filter.values}
            onChange={(values) => onChange({ ...filter, values })}
            onDone={() => setIsOpen(false)}
          />
        </div>
      )}
    </>
  );
}
