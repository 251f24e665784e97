import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export interface Viewport {
  x: number;
  y: number;
  scale: number;
}

interface Size {
  width: number;
  height: number;
}

const least = 0.3;
const most = 1.6;
/** Lines within a column bow out of it. */
const margin = 56;

const within = (scale: number) => Math.min(most, Math.max(least, scale));

/** The same point of the picture stays under the pointer. */
function zoomAt({ x, y, scale }: Viewport, at: { x: number; y: number }, factor: number): Viewport {
  const next = within(scale * factor);
  const ratio = next / scale;
  return { x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, scale: next };
}

/** As much of the picture as there is room for, in the middle. */
function fitInto(frame: Size, content: Size): Viewport {
  const scale = within(
    Math.min(1, (frame.width - margin * 2) / content.width, (frame.height - margin * 2) / content.height),
  );
  const centred = (room: number, size: number) => Math.max(margin, (room - size * scale) / 2);
  return { x: centred(frame.width, content.width), y: centred(frame.height, content.height), scale };
}

/** A picture that is moved by dragging and scrolling, and made larger by pinching, by Ctrl and the wheel, and by keys. */
export function usePanZoom(frame: RefObject<HTMLElement | null>, content: Size) {
  const [viewport, setViewport] = useState<Viewport>({ x: margin, y: margin, scale: 1 });
  const { width, height } = content;
  const fit = useCallback(() => {
    if (frame.current) setViewport(fitInto(frame.current.getBoundingClientRect(), { width, height }));
  }, [frame, width, height]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    return () => resized.disconnect();
  }, [frame, fit]);
  const zoom = (factor: number) => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setViewport((current) => zoomAt(current, { x: box.width / 2, y: box.height / 2 }, factor));
  };
  const pan = useCallback(
    (byX: number, byY: number) => setViewport((current) => ({ ...current, x: current.x + byX, y: current.y + byY })),
    [],
  );
  useWheel(frame, setViewport);
  const pointers = usePointers(frame, setViewport);
  return { viewport, fit, zoom, pan, pointers };
}

type Change = (change: (current: Viewport) => Viewport) => void;

/** React listens passively to wheels, and this one must not scroll the page. */
function useWheel(frame: RefObject<HTMLElement | null>, change: Change): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const isZoom = event.ctrlKey || event.metaKey;
      change((current) =>
        isZoom
          ? zoomAt(current, at, Math.exp(-event.deltaY * 0.0025))
          : { ...current, x: current.x - event.deltaX, y: current.y - event.deltaY },
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame, change]);
}

interface Point {
  x: number;
  y: number;
}

/** One finger or the mouse moves, two fingers zoom. */
function usePointers(frame: RefObject<HTMLElement | null>, change: Change) {
  const down = useRef(new Map<number, Point>());
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || (event.target as Element).closest('a, button')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = down.current.get(event.pointerId);
    const box = frame.current?.getBoundingClientRect();
    if (!before || !box) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    down.current.set(event.pointerId, now);
    if (!other) {
      change((current) => ({ ...current, x: current.x + now.x - before.x, y: current.y + now.y - before.y }));
      return;
    }
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    const middle = { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top };
    change((current) => zoomAt(current, middle, factor));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => void down.current.delete(event.pointerId);
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
