import { columnFields, type FieldSort, kindOf, useColumnVisibility } from '@/modules/object-record';
import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowsSort,
  IconFilter,
  IconFilterPlus,
  IconSearch,
} from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { boardSections } from './boardOptions';
import { newFilter } from './newFilter';
import type { CurrentView } from './useCurrentView';
import type { ViewKeeper } from './viewKeeper';
import * as s from './views.css';

interface ViewToolsProps {
  current: CurrentView;
  onSearch: () => void;
}

/** What can be done about the view: leave records out, order them, choose what is shown of them. */
export function ViewTools({ current, onSearch }: ViewToolsProps) {
  const { object, view, conditions, keeper, actions, mayChange, setOpenFilter } = current;
  const isBoard = view.type === 'KANBAN';
  const { filters, sorts, change } = conditions;
  const visibility = useColumnVisibility(object, keeper);
  const fields = columnFields(object);
  const [first] = fields;
  const addFilter = (filter: (typeof filters)[number]) => {
    change((known) => ({ filters: [...known.filters, filter] }));
    setOpenFilter(filters.length);
  };
  const filterable = fields.filter((field) => kindOf(field).operands.length);
  const [firstFilterable] = filterable;
  const filterItems = filterable.map((field) => ({
    id: field.id,
    label: field.label,
    onSelect: () => addFilter(newFilter(field)),
  }));
  const wideItems = [
    { id: 'words', label: 'Words in any field', icon: IconSearch, onSelect: onSearch },
    ...(firstFilterable
      ? [
          {
            id: 'group',
            label: 'Several conditions',
            icon: IconFilterPlus,
            onSelect: () => addFilter({ operator: 'OR', filters: [newFilter(firstFilterable)] }),
          },
        ]
      : []),
  ];
  const isSorted = (name: string) => sorts.some(({ fieldName }) => fieldName === name);
  const sortItems = fields
    .filter((field) => kindOf(field).toOrderBy('AscNullsLast', field) && !isSorted(field.name))
    .map((field) => ({
      id: field.id,
      label: field.label,
      onSelect: () => change((known) => ({ sorts: [...known.sorts, ascending(field.name)] })),
    }));
  const columnItems = fields.map((field) => ({
    id: field.id,
    label: field.label,
    isChecked: field === first || (visibility[field.name] ?? false),
    isDisabled: field === first,
    onSelect: () => keeper.change({ visibility: { ...visibility, [field.name]: !visibility[field.name] } }),
  }));
  const optionSections: MenuSection[] = [
    ...(isBoard && mayChange ? boardSections(object, view, (settings) => actions.change(view, settings)) : []),
    { id: 'columns', heading: isBoard ? 'On the cards' : 'Columns', items: columnItems },
    ...(keeper.hasLocalLayout ? [resetSection(keeper)] : []),
  ];
  return (
    <div className={s.actions}>
      <MenuButton
        className={s.action}
        label="Filter by"
        align="end"
        sections={[
          { id: 'wide', items: wideItems },
          { id: 'fields', items: filterItems },
        ]}
      >
        <IconFilter size={16} stroke={1.6} aria-hidden />
        <span className={s.actionText}>Filter</span>
      </MenuButton>
      <MenuButton className={s.action} label="Sort by" align="end" sections={[{ id: 'fields', items: sortItems }]}>
        <IconArrowsSort size={16} stroke={1.6} aria-hidden />
        <span className={s.actionText}>Sort</span>
      </MenuButton>
      <MenuButton className={s.action} label="Options" align="end" sections={optionSections}>
        <IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />
        <span className={s.actionText}>Options</span>
      </MenuButton>
    </div>
  );
}

const ascending = (fieldName: string): FieldSort => ({ fieldName, direction: 'asc' });

/** For whoever may not change the view: back to how everyone sees it. */
const resetSection = (keeper: ViewKeeper): MenuSection => ({
  id: 'reset',
  items: [{ id: 'reset', label: 'Reset columns', icon: IconArrowBackUp, onSelect: () => keeper.resetLocal() }],
});
