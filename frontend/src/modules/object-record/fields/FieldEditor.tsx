import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { FieldMetadata } from '@/modules/object-metadata';
import { useKeyScope } from '@/modules/ui/keys';
import { overlayRoot } from '@/modules/ui/overlays/overlayRoot';
import * as styles from './FieldEditor.css';
import type { CommitMove, Parsed } from './fieldKind';
import { placeEditor } from './placeEditor';
import { kindOf } from './registry';

interface FieldEditorProps {
  field: FieldMetadata;
  value: unknown;
  initialText: string | null;
  /** Where the value is shown now; asked again when the page scrolls. */
  anchor: () => DOMRect | null;
  onCommit: (value: unknown, move: CommitMove) => void;
  onCancel: () => void;
}

/**
 * Holds the editor of one value over the place where it is shown. Enter and Tab commit, Escape reverts, a click
 * elsewhere commits; a text that is not a value stays, with the reason under it.
 */
export function FieldEditor({ field, value, initialText, anchor, onCommit, onCancel }: FieldEditorProps) {
  const kind = kindOf(field);
  const { Editor } = kind;
  const [problem, setProblem] = useState<string | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const reader = useRef<(() => Parsed<unknown>) | null>(null);
  const isInline = kind.editing === 'inline';
  const commit = (move: CommitMove): boolean => {
    const answer = reader.current?.() ?? { ok: true, value };
    if (answer.ok) onCommit(answer.value, move);
    else setProblem(answer.message);
    return answer.ok;
  };
  const isOneLine = () => !(document.activeElement instanceof HTMLTextAreaElement) && !isButton(document.activeElement);
  const scope = useKeyScope({
    name: 'Editor',
    isModal: true,
    bindings: [
      { keys: 'Enter', label: 'Save, and go down', run: () => commit('down'), isEnabled: isOneLine },
      { keys: 'Shift+Enter', label: 'Save, and go up', run: () => commit('up'), isEnabled: isOneLine },
      { keys: '$mod+Enter', label: 'Save', run: () => commit('down'), inText: true },
      { keys: 'Tab', label: 'Save, and go on', run: () => tabOn(surface.current, 1) || commit('next') },
      { keys: 'Shift+Tab', label: 'Save, and go back', run: () => tabOn(surface.current, -1) || commit('previous') },
      { keys: 'Escape', label: 'Leave as it was', run: onCancel },
    ],
  });
  const hold = useCallback(
    (element: HTMLDivElement | null) => {
      surface.current = element;
      return element ? scope(element) : undefined;
    },
    [scope],
  );
  useFollow(surface, anchor, isInline);
  useClickElsewhere(surface, () => commit('stay'));
  const onReader = useCallback((read: () => Parsed<unknown>) => {
    reader.current = read;
  }, []);
  if (!Editor) return null;
  return createPortal(
    <div
      ref={hold}
      className={isInline ? styles.inline : styles.popover}
      role="dialog"
      aria-label={`Edit ${field.label}`}
    >
      <Suspense>
        <Editor
          {...{ field, kind, value, initialText, onReader, onCancel }}
          onCommit={(next, move) => onCommit(next, move ?? 'stay')}
          onInput={() => setProblem(null)}
        />
      </Suspense>
      {problem && (
        <p className={isInline ? styles.problem : styles.problemInside} role="alert">
          {problem}
        </p>
      )}
    </div>,
    overlayRoot(),
  );
}

const isButton = (element: Element | null) => element instanceof HTMLButtonElement && element.tabIndex >= 0;

/** Tab goes through the lines of an editor first; false at its end. */
function tabOn(surface: HTMLElement | null, by: 1 | -1): boolean {
  const stops = [...(surface?.querySelectorAll<HTMLElement>('input, select, textarea, [tabindex="0"]') ?? [])];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
  if (!next || stops.indexOf(document.activeElement as HTMLElement) < 0) return false;
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
  return true;
}

/** Keeps the editor over its value while things scroll and it grows. */
function useFollow(
  surface: React.RefObject<HTMLDivElement | null>,
  anchor: () => DOMRect | null,
  isInline: boolean,
): void {
  const latest = useRef(anchor);
  useEffect(() => {
    latest.current = anchor;
  });
  useLayoutEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    const place = () => {
      const rectangle = latest.current();
      if (rectangle) placeEditor(element, rectangle, isInline);
    };
    place();
    const grown = new ResizeObserver(place);
    grown.observe(element);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      grown.disconnect();
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [surface, isInline]);
}

function useClickElsewhere(surface: React.RefObject<HTMLElement | null>, commit: () => boolean): void {
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && surface.current?.contains(event.target)) return;
      if (latest.current()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('pointerdown', onPointerDown, { capture: true });
    return () => document.removeEventListener('pointerdown', onPointerDown, { capture: true });
  }, [surface]);
}
