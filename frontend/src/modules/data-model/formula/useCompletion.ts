import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react';
import type { DataModel } from '../dataModel';
import type { ModelObject } from '../types';
import { accept, complete, type Completion, type FormulaFunction } from './completion';

export interface FormulaContext {
  model: DataModel;
  /** Whose records the formula is about. */
  object: ModelObject;
  functions: readonly FormulaFunction[];
  value: string;
  onChange: (value: string) => void;
}

/** What is offered while a formula is typed in `area`: opened by letters and Ctrl Space, taken by Enter, Tab and clicks. */
export function useCompletion(area: RefObject<HTMLTextAreaElement | null>, context: FormulaContext) {
  const { model, object, functions, value, onChange } = context;
  const [caret, setCaret] = useState<{ at: number } | null>(null);
  const [open, setOpen] = useState<Completion | null>(null);
  const [index, setIndex] = useState(0);
  const suggestions = open?.suggestions ?? [];

  // The caret goes where a taken suggestion leaves it, once the text is there.
  useLayoutEffect(() => {
    if (!caret) return;
    area.current?.focus();
    area.current?.setSelectionRange(caret.at, caret.at);
  }, [area, caret]);

  const suggest = (source: string, at: number, isAsked: boolean) => {
    const found = complete(model, object, functions, source, at);
    const isMeant = isAsked || found.start < at;
    setOpen(isMeant && found.suggestions.length ? found : null);
    setIndex(0);
  };
  const close = () => setOpen(null);
  const put = (source: string, at: number) => {
    onChange(source);
    setCaret({ at });
    close();
  };
  const take = (which: number) => {
    const suggestion = suggestions[which];
    if (!open || !suggestion) return;
    const taken = accept(value, open, suggestion);
    put(taken.source, taken.caret);
    if (suggestion.text.endsWith('.')) suggest(taken.source, taken.caret, true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === ' ' && event.ctrlKey) suggest(value, event.currentTarget.selectionStart, true);
    else if (!open) return;
    else if (step) setIndex((index + step + suggestions.length) % suggestions.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(index);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { isOpen: open !== null, suggestions, index, suggest, take, put, close, onKeyDown };
}
