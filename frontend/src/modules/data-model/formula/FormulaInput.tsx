import { type Ref, useId, useImperativeHandle, useRef } from 'react';
import { Field } from '@/modules/ui/primitives/Field';
import * as s from './FormulaInput.css';
import { FormulaInk, type FormulaMistake } from './FormulaInk';
import { SuggestionList } from './SuggestionList';
import { type FormulaContext, useCompletion } from './useCompletion';

export interface FormulaInputHandle {
  /** Puts a text where the caret is, and the caret so far behind its end. */
  insert: (text: string, back: number) => void;
}

interface FormulaInputProps extends FormulaContext {
  label: string;
  hint?: string;
  mistake: FormulaMistake | null;
  /** A refusal that is about no place in the text. */
  error?: string | null | undefined;
  placeholder?: string;
  ref?: Ref<FormulaInputHandle>;
}

/** A formula, in colours, with what may be meant offered while it is typed and mistakes underlined where they are. */
export function FormulaInput(props: FormulaInputProps) {
  const { label, hint, mistake, error, placeholder, ref, ...context } = props;
  const { value, onChange } = context;
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const completion = useCompletion(area, context);
  useImperativeHandle(ref, () => ({
    insert: (text, back) => {
      const at = area.current?.selectionStart ?? value.length;
      completion.put(value.slice(0, at) + text + value.slice(at), at + text.length - back);
    },
  }));
  return (
    <Field label={label} hint={hint} error={mistake?.message ?? error ?? null}>
      {(control) => (
        <div className={s.editor}>
          <FormulaInk source={value} mistake={mistake} />
          <textarea
            ref={area}
            {...control}
            className={s.area}
            value={value}
            placeholder={placeholder}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            aria-autocomplete="list"
            aria-controls={completion.isOpen ? listId : undefined}
            aria-activedescendant={completion.isOpen ? `${listId}-${completion.index}` : undefined}
            onChange={({ target }) => {
              onChange(target.value);
              completion.suggest(target.value, target.selectionStart, false);
            }}
            onKeyDown={completion.onKeyDown}
            onClick={completion.close}
            onBlur={completion.close}
          />
          {completion.isOpen && (
            <SuggestionList
              id={listId}
              suggestions={completion.suggestions}
              index={completion.index}
              onTake={completion.take}
            />
          )}
        </div>
      )}
    </Field>
  );
}
