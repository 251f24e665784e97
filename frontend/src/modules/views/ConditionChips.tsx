import { isFieldFilter, isFilterGroup, type RecordFilter } from '@/modules/object-record';
import { isMeant } from './operands';
import type { CurrentView } from './useCurrentView';
import { FilterChip, GroupChip, SortChip, WordsChip } from './ViewChips';
import * as s from './views.css';

interface ConditionChipsProps {
  current: CurrentView;
  /** Words are about to be typed. */
  isSearching: boolean;
  onSearched: () => void;
}

/** Each condition and each sort in words. */
export function ConditionChips({ current, isSearching, onSearched }: ConditionChipsProps) {
  const { object, conditions, openFilter, setOpenFilter } = current;
  const { filters, sorts, words, change } = conditions;
  const close = () => {
    setOpenFilter(null);
    change((known) => ({ filters: known.filters.filter(isMeant) }));
  };
  const chipProps = (index: number) => ({
    object,
    isOpen: openFilter === index,
    onOpen: () => setOpenFilter(index),
    onClose: close,
    onChange: (next: RecordFilter) => change((known) => ({ filters: known.filters.with(index, next) })),
    onRemove: () => {
      setOpenFilter(null);
      change((known) => ({ filters: known.filters.toSpliced(index, 1) }));
    },
  });
  return (
    <div className={s.chips}>
      {(words || isSearching) && (
        <WordsChip
          words={words}
          isNew={isSearching}
          onChange={(next) => change(() => ({ words: next }))}
          onLeave={onSearched}
        />
      )}
      {filters.map((filter, index) => {
        const key = keyOf(filter, index);
        if (isFieldFilter(filter)) return <FilterChip key={key} filter={filter} {...chipProps(index)} />;
        return isFilterGroup(filter) ? <GroupChip key={key} group={filter} {...chipProps(index)} /> : null;
      })}
      {sorts.map((sort, index) => (
        <SortChip
          key={sort.fieldName}
          object={object}
          sort={sort}
          onChange={(next) => change((known) => ({ sorts: known.sorts.with(index, next) }))}
          onRemove={() => change((known) => ({ sorts: known.sorts.toSpliced(index, 1) }))}
        />
      ))}
    </div>
  );
}

/** A filter is its place among the filters. */
const keyOf = (filter: RecordFilter, index: number) => `${isFieldFilter(filter) ? filter.fieldName : ''} ${index}`;
