import { type PointerEvent, useRef, useState } from 'react';
import type { ColumnMoves, GridColumn } from './useColumns';

interface ColumnDrag {
  dragged: string | null;
  /** The column before which it would be dropped. */
  target: string | null;
  start: (event: PointerEvent<HTMLElement>, name: string) => void;
  /** Whether the press that ends now was no drag. */
  isIdle: () => boolean;
}

const threshold = 5;

/** Columns are dragged by their headers. Alt and arrows do the same from the keyboard. */
export function useColumnDrag(moves: ColumnMoves, columns: readonly GridColumn[]): ColumnDrag {
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const hasMoved = useRef(false);
  const start = (event: PointerEvent<HTMLElement>, name: string) => {
    if (event.button !== 0) return;
    const cell = event.currentTarget;
    const { pointerId, clientX: from } = event;
    const origin = cell.getBoundingClientRect().left - (columns.find(({ field }) => field.name === name)?.left ?? 0);
    const stop = new AbortController();
    let before: string | null = name;
    hasMoved.current = false;
    const move = ({ clientX }: globalThis.PointerEvent) => {
      if (!hasMoved.current && Math.abs(clientX - from) < threshold) return;
      if (!hasMoved.current) cell.setPointerCapture(pointerId);
      hasMoved.current = true;
      before = columnAt(columns, clientX - origin);
      setDragged(name);
      setTarget(before);
    };
    const end = () => {
      stop.abort();
      setDragged(null);
      setTarget(null);
      if (hasMoved.current && before !== name) moves.move(name, before);
    };
    document.addEventListener('pointermove', move, { signal: stop.signal });
    document.addEventListener('pointerup', end, { signal: stop.signal });
    document.addEventListener('pointercancel', end, { signal: stop.signal });
  };
  return { dragged, target, start, isIdle: () => !hasMoved.current };
}

/** The column whose left half, or whose left neighbour's right half, is at `x`; null behind the last. The first stays first. */
function columnAt(columns: readonly GridColumn[], x: number): string | null {
  const column = columns.slice(1).find(({ left, width }) => x < left + width / 2);
  return column?.field.name ?? null;
}
