import { useLayoutEffect, useRef } from 'react';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import type { EditorProps } from '../fieldKind';
import * as styles from '../shared/editors.css';
import { useTextReader } from '../shared/useTextReader';

export function RawJsonEditor(props: EditorProps<NonNullable<unknown>>) {
  const { field, value, initialText, onInput } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useTextReader(props, () => area.current?.value ?? '');
  useLayoutEffect(() => area.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.stack}>
      <textarea
        ref={area}
        className={styles.codeArea}
        aria-label={field.label}
        spellCheck={false}
        defaultValue={initialText ?? (value === null ? '' : JSON.stringify(value, null, 2))}
        onInput={onInput}
      />
      <p className={styles.hint}>
        <span>JSON</span>
        <Kbd keys="$mod+Enter" />
      </p>
    </div>
  );
}
