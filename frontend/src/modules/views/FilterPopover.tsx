import { Popover } from '@base-ui/react/popover';
import { type RefObject, useState } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { type FieldFilter, type FilterOperand, kindOf } from '@/modules/object-record';
import { useKeyScope } from '@/modules/ui/keys';
import { overlayRoot } from '@/modules/ui/overlays/overlayRoot';
import * as popup from '@/modules/ui/overlays/popup.css';
import { FilterValue } from './FilterValue';
import { needsValue, operandLabels } from './operands';
import * as s from './views.css';

interface FilterPopoverProps {
  anchor: RefObject<HTMLElement | null>;
  field: FieldMetadata;
  filter: FieldFilter;
  isOpen: boolean;
  onChange: (filter: FieldFilter) => void;
  onClose: () => void;
}

/** Where a condition is made: what about the field, compared with what. Changes show in the table as they are made. */
export function FilterPopover({ anchor, field, filter, isOpen, onChange, onClose }: FilterPopoverProps) {
  const scope = useKeyScope({
    name: 'Filter',
    isModal: true,
    bindings: [{ keys: 'Escape', label: 'Close', run: onClose }],
  });
  const [operand, setOperand] = useState(filter.operand);
  const chooseOperand = (next: FilterOperand) => {
    setOperand(next);
    const isOtherValue = (next === 'IS_RELATIVE') !== (operand === 'IS_RELATIVE');
    onChange({ ...filter, operand: next, values: isOtherValue ? [] : filter.values });
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal container={overlayRoot()}>
        <Popover.Positioner className={popup.positioner} anchor={anchor} align="start" sideOffset={4}>
          <Popover.Popup
            ref={scope}
            className={`${popup.popup} ${s.popover}`}
            aria-label={`Filter by ${field.label}`}
            finalFocus={anchor}
          >
            <div className={s.popoverHead}>
              <span className={s.popoverField}>{field.label}</span>
              <select
                className={s.operandSelect}
                aria-label="Condition"
                value={operand}
                onChange={({ target }) => chooseOperand(target.value as FilterOperand)}
              >
                {kindOf(field).operands.map((each) => (
                  <option key={each} value={each}>
                    {operandLabels[each]}
                  </option>
                ))}
              </select>
            </div>
            {needsValue(operand) && (
              <div className={s.popoverBody}>
                <FilterValue
                  key={operand === 'IS_RELATIVE' ? 'period' : 'value'}
                  field={field}
                  operand={operand}
                  values={filter.values}
                  onChange={(values) => onChange({ ...filter, operand, values })}
                  onDone={onClose}
                />
              </div>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
