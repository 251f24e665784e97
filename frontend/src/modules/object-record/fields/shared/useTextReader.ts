import { useEffect, useRef } from 'react';
import type { EditorProps } from '../fieldKind';

/** Lets the host read an editor whose content is text that the kind parses. */
export function useTextReader<Value>(
  { field, kind, value, onReader }: EditorProps<Value>,
  readText: () => string,
): void {
  const latest = useRef(readText);
  useEffect(() => {
    latest.current = readText;
  });
  useEffect(() => onReader(() => kind.parse(latest.current(), field, value)), [onReader, kind, field, value]);
}
