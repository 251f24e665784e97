import { useLayoutEffect, useRef } from 'react';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import type { EditorProps } from '../fieldKind';
import * as styles from '../shared/editors.css';
import { useTextReader } from '../shared/useTextReader';

export function RichTextEditor(props: EditorProps<string>) {
  const { field, value, initialText, onInput } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useTextReader(props, () => area.current?.value ?? '');
  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, []);
  return (
    <div className={styles.stack}>
      <textarea
        ref={area}
        className={styles.textarea}
        aria-label={field.label}
        placeholder="Markdown: **bold**, - list, [ ] task"
        defaultValue={initialText ?? value ?? ''}
        onInput={onInput}
      />
      <p className={styles.hint}>
        <span>Markdown</span>
        <Kbd keys="$mod+Enter" />
      </p>
    </div>
  );
}
