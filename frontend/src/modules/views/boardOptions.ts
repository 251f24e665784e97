/** What can be chosen of a board: its columns' field, its cards, what is worked out of them. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { aggregateLabel, aggregatesOf, columnFields, optionsOf } from '@/modules/object-record';
import type { MenuItem, MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { groupFieldsOf } from './groupFields';
import type { View, ViewSettings } from './types';

/** Sections of the view's menu; none for whoever may not change the view. */
export function boardSections(
  object: ObjectMetadata,
  view: View,
  change: (settings: ViewSettings) => void,
): MenuSection[] {
  const grouping = groupFieldsOf(object).map(
    (field): MenuItem => ({
      id: `group ${field.id}`,
      label: field.label,
      note: `${optionsOf(field).length} columns`,
      isChecked: field.id === view.mainGroupByFieldMetadataId,
      onSelect: () => change({ mainGroupByFieldMetadataId: field.id }),
    }),
  );
  const cards: MenuItem[] = [
    {
      id: 'compact',
      label: 'Names only',
      isChecked: view.isCompact,
      onSelect: () => change({ isCompact: !view.isCompact }),
    },
    {
      id: 'empty',
      label: 'Hide empty columns',
      isChecked: view.shouldHideEmptyGroups,
      onSelect: () => change({ shouldHideEmptyGroups: !view.shouldHideEmptyGroups }),
    },
  ];
  return [
    { id: 'board', heading: 'Board', items: cards },
    { id: 'group', heading: 'Columns by', items: grouping },
    { id: 'sum', heading: 'Beside the count', items: sums(object, view, change) },
  ];
}

function sums(object: ObjectMetadata, view: View, change: (settings: ViewSettings) => void): MenuItem[] {
  const choose = (aggregate: string | null, fieldId: string | null) => () =>
    change({ kanbanAggregateOperation: aggregate, kanbanAggregateOperationFieldMetadataId: fieldId });
  const measured = columnFields(object).flatMap((field) =>
    aggregatesOf(field)
      .filter((aggregate) => aggregate === 'SUM' || aggregate === 'AVG')
      .map(
        (aggregate): MenuItem => ({
          id: `${aggregate} ${field.id}`,
          label: `${aggregateLabel(aggregate, field)} of ${field.label.toLowerCase()}`,
          isChecked:
            view.kanbanAggregateOperation === aggregate && view.kanbanAggregateOperationFieldMetadataId === field.id,
          onSelect: choose(aggregate, field.id),
        }),
      ),
  );
  const isNothing = !measured.some(({ isChecked }) => isChecked);
  return [{ id: 'nothing', label: 'Nothing', isChecked: isNothing, onSelect: choose(null, null) }, ...measured];
}
