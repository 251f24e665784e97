import { useEffect } from 'react';
import { IconHash, IconMathFunction, IconTag } from '@/modules/ui/icons';
import type { Suggestion } from './completion';
import * as s from './FormulaInput.css';

const icons = { field: IconHash, function: IconMathFunction, option: IconTag };

interface SuggestionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  index: number;
  onTake: (index: number) => void;
}

/** What may be meant. The focus stays in the text; arrows and Enter reach what is here. */
export function SuggestionList({ id, suggestions, index, onTake }: SuggestionListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, index]);
  return (
    <div id={id} className={s.list} role="listbox" aria-label="Suggestions">
      {suggestions.map(({ kind, text, label, hint }, place) => {
        const Glyph = icons[kind];
        return (
          <button
            key={`${kind} ${text} ${label}`}
            type="button"
            tabIndex={-1}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === index}
            className={s.suggestion}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(place)}
          >
            <Glyph size={15} stroke={1.6} aria-hidden />
            <span className={s.suggestionLabel}>{label}</span>
            <span className={s.suggestionHint}>{hint}</span>
          </button>
        );
      })}
    </div>
  );
}
