import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import {
  columnFields,
  columnLayouts,
  type FieldFilter,
  kindOf,
  showColumn,
  useColumnVisibility,
} from '@/modules/object-record';
import { IconAdjustmentsHorizontal, IconArrowBackUp, IconArrowsSort, IconFilter, IconTable } from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import { isComplete } from './operands';
import { FilterChip, SortChip } from './ViewChips';
import type { ChangeConditions } from './useViewConditions';
import type { ViewConditions } from './viewParams';
import * as s from './views.css';

interface ViewBarProps extends ViewConditions {
  object: ObjectMetadata;
  /** The place of the filter whose value is being given. */
  openFilter: number | null;
  onOpenFilter: (index: number | null) => void;
  onChange: ChangeConditions;
}

/** The view in one line: its name, what it leaves out, its order, and what can be done about each. */
export function ViewBar({ object, filters, sorts, openFilter, onOpenFilter, onChange }: ViewBarProps) {
  const close = () => {
    onOpenFilter(null);
    onChange((current) => ({ filters: current.filters.filter(isComplete) }));
  };
  return (
    <div className={s.bar}>
      <span className={s.viewName}>
        <IconTable size={16} stroke={1.6} aria-hidden />
        All {object.labelPlural.toLowerCase()}
      </span>
      <div className={s.chips}>
        {filters.map((filter, index) => (
          <FilterChip
            // oxlint-disable-next-line react/no-array-index-key -- a filter is its place among the filters
            key={`${filter.fieldName} ${index}`}
            object={object}
            filter={filter}
            isOpen={openFilter === index}
            onOpen={() => onOpenFilter(index)}
            onClose={close}
            onChange={(next) => onChange((current) => ({ filters: current.filters.with(index, next) }))}
            onRemove={() => onChange((current) => ({ filters: current.filters.toSpliced(index, 1) }))}
          />
        ))}
        {sorts.map((sort, index) => (
          <SortChip
            key={sort.fieldName}
            object={object}
            sort={sort}
            onChange={(next) => onChange((current) => ({ sorts: current.sorts.with(index, next) }))}
            onRemove={() => onChange((current) => ({ sorts: current.sorts.toSpliced(index, 1) }))}
          />
        ))}
      </div>
      <span className={s.grow} />
      <ViewActions {...{ object, filters, sorts, onOpenFilter, onChange }} />
    </div>
  );
}

function ViewActions({ object, filters, sorts, onOpenFilter, onChange }: Omit<ViewBarProps, 'openFilter'>) {
  const visibility = useColumnVisibility(object);
  const fields = columnFields(object);
  const [first] = fields;
  const filterItems = fields
    .filter((field) => kindOf(field).operands.length)
    .map((field) => ({
      id: field.id,
      label: field.label,
      onSelect: () => {
        onChange((current) => ({ filters: [...current.filters, newFilter(field)] }));
        onOpenFilter(filters.length);
      },
    }));
  const sortItems = fields
    .filter(
      (field) =>
        kindOf(field).toOrderBy('AscNullsLast', field) && !sorts.some(({ fieldName }) => fieldName === field.name),
    )
    .map((field) => ({
      id: field.id,
      label: field.label,
      onSelect: () =>
        onChange((current) => ({ sorts: [...current.sorts, { fieldName: field.name, direction: 'asc' }] })),
    }));
  const columnItems = fields.map((field) => ({
    id: field.id,
    label: field.label,
    isChecked: visibility[field.name] ?? false,
    isDisabled: field === first,
    onSelect: () => showColumn(object, field.name, !visibility[field.name]),
  }));
  const resetItem = {
    id: 'reset',
    label: 'Reset columns',
    icon: IconArrowBackUp,
    onSelect: () => columnLayouts.reset(object.nameSingular),
  };
  return (
    <div className={s.actions}>
      <MenuButton className={s.action} label="Filter by" align="end" sections={[{ id: 'fields', items: filterItems }]}>
        <IconFilter size={16} stroke={1.6} aria-hidden />
        <span className={s.actionText}>Filter</span>
      </MenuButton>
      <MenuButton className={s.action} label="Sort by" align="end" sections={[{ id: 'fields', items: sortItems }]}>
        <IconArrowsSort size={16} stroke={1.6} aria-hidden />
        <span className={s.actionText}>Sort</span>
      </MenuButton>
      <MenuButton
        className={s.action}
        label="Options"
        align="end"
        sections={[
          { id: 'columns', heading: 'Columns', items: columnItems },
          { id: 'reset', items: [resetItem] },
        ]}
      >
        <IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />
        <span className={s.actionText}>Options</span>
      </MenuButton>
    </div>
  );
}

/** A condition that is still to be given its value. */
export function newFilter(field: FieldMetadata): FieldFilter {
  return { fieldName: field.name, operand: kindOf(field).operands[0] ?? 'IS', values: [] };
}
