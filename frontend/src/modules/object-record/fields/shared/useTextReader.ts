import { useLayoutEffect, useRef } from 'react';
import type { EditorProps } from '../fieldKind';

/** Lets the host read an editor whose content is text that the kind parses: from its first frame, for fast typists. */
export function useTextReader<Value>(
  { field, kind, value, onReader }: EditorProps<Value>,
  readText: () => string,
): void {
  const latest = useRef(readText);
  useLayoutEffect(() => {
    latest.current = readText;
  });
  useLayoutEffect(() => onReader(() => kind.parse(latest.current(), field, value)), [onReader, kind, field, value]);
}
