import { useEffect } from 'react';
import { ObjectIcon } from '@/modules/object-metadata';
import { Button } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { IconArrowRight } from '@/modules/ui/icons';
import type { Choice, ChoiceGroup } from './choices';
import * as s from './SearchPalette.css';

interface SearchResultsProps {
  id: string;
  text: string;
  groups: readonly ChoiceGroup[];
  activeId: string | null;
  search: { isSearching: boolean; hasFailed: boolean; retry: () => void };
  onPoint: (id: string) => void;
  onChoose: (choice: Choice) => void;
}

export function SearchResults({ id, text, groups, activeId, search, onPoint, onChoose }: SearchResultsProps) {
  useScrollIntoView(activeId);
  return (
    <>
      <div id={id} className={s.results} role="listbox" aria-label="Results" aria-busy={search.isSearching}>
        {groups.map(({ name, choices }) => (
          <div key={name} role="group" aria-label={name}>
            <p className={s.heading} aria-hidden>
              {name}
            </p>
            {choices.map((choice) => (
              <Result
                key={choice.id}
                choice={choice}
                isActive={choice.id === activeId}
                onPoint={onPoint}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      <Outcome text={text} isEmpty={!groups.length} search={search} />
    </>
  );
}

interface ResultProps extends Pick<SearchResultsProps, 'onPoint' | 'onChoose'> {
  choice: Choice;
  isActive: boolean;
}

function Result({ choice, isActive, onPoint, onChoose }: ResultProps) {
  const { id, label, object, hit } = choice;
  return (
    <button
      type="button"
      tabIndex={-1}
      id={`choice-${id}`}
      role="option"
      aria-selected={isActive}
      className={s.result}
      data-active={isActive || undefined}
      onPointerMove={() => !isActive && onPoint(id)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(choice)}
    >
      <span className={s.icon}>
        <ObjectIcon object={object} />
      </span>
      <span className={s.label}>{label || 'Untitled'}</span>
      {hit ? (
        <span className={s.object}>{object.labelSingular}</span>
      ) : (
        <IconArrowRight size={15} stroke={1.6} aria-hidden />
      )}
    </button>
  );
}

function Outcome({ text, isEmpty, search }: Pick<SearchResultsProps, 'text' | 'search'> & { isEmpty: boolean }) {
  const isAnswered = text.trim() !== '' && !search.isSearching;
  return (
    <div role="status">
      {search.hasFailed && (
        <EmptyState
          line="The search could not be made."
          detail="Look at your connection, then try again."
          action={<Button onClick={search.retry}>Try again</Button>}
        />
      )}
      {isAnswered && isEmpty && !search.hasFailed && (
        <EmptyState line={`Nothing found for “${text.trim()}”.`} detail="Try fewer letters, or another word." />
      )}
    </div>
  );
}

function useScrollIntoView(activeId: string | null): void {
  useEffect(() => {
    if (activeId) void document.getElementById(`choice-${activeId}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);
}
