/** The lines between cards, as SVG paths: out of one side of a card and into a side of another. */
import { cardWidth, type Place } from './layout';

export const headHeight = 48;
export const portHeight = 24;
export const footHeight = 8;
export const shownPorts = 6;

/** Where on the height of a card the lines of a port begin. */
export function portY(index: number): number {
  return headHeight + (Math.min(index, shownPorts) + 0.5) * portHeight;
}

export function cardHeight(ports: number): number {
  const lines = Math.min(ports, shownPorts) + (ports > shownPorts ? 1 : 0);
  return headHeight + (lines ? lines * portHeight + footHeight : 0);
}

interface End {
  place: Place;
  y: number;
}

export interface EdgeShape {
  path: string;
  /** Where it leaves and arrives, and on which side of the card: 1 is right. */
  from: { x: number; y: number; side: 1 | -1 };
  to: { x: number; y: number; side: 1 | -1 };
}

/** `bend` keeps lines that run beside each other apart. */
export function edgeShape(source: End, target: End, bend = 0): EdgeShape {
  const isRightwards = target.place.x > source.place.x;
  const isSameColumn = target.place.x === source.place.x;
  const fromSide = isSameColumn || isRightwards ? 1 : -1;
  const toSide = isSameColumn ? 1 : isRightwards ? -1 : 1;
  const from = {
    x: source.place.x + (fromSide > 0 ? cardWidth : 0),
    y: source.place.y + source.y,
    side: fromSide,
  } as const;
  const to = { x: target.place.x + (toSide > 0 ? cardWidth : 0), y: target.place.y + target.y, side: toSide } as const;
  const reach = isSameColumn ? 44 + bend * 8 : Math.max(40, Math.abs(to.x - from.x) / 2);
  const path = `M${from.x} ${from.y} C${from.x + fromSide * reach} ${from.y} ${to.x + toSide * reach} ${to.y} ${to.x} ${to.y}`;
  return { path, from, to };
}
