import { useLayoutEffect, useRef } from 'react';
import type { EditorProps } from '../fieldKind';
import { inlineInput } from './editors.css';
import { useTextReader } from './useTextReader';

/** A line of text over the cell itself, for values that are typed as they are read. */
export function InlineTextEditor<Value>(props: EditorProps<Value>) {
  const input = useRef<HTMLInputElement>(null);
  const { field, kind } = props;
  useTextReader(props, () => input.current?.value ?? '');
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    if (props.initialText === null) input.current?.select();
  }, [props.initialText]);
  const shown = props.value === null ? '' : kind.format(props.value, field);
  return (
    <input
      ref={input}
      className={inlineInput}
      data-alignment={kind.alignment}
      aria-label={field.label}
      defaultValue={props.initialText ?? shown}
      autoComplete="off"
      spellCheck={false}
      onInput={props.onInput}
    />
  );
}
