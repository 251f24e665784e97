/** The lines between cards, as SVG paths: out of one side of a card and into a side of another. */
import { cardWidth, type Point } from './layout';

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
  /** The upper left corner of the card. */
  place: Point;
  y: number;
}

export interface EdgeEnd extends Point {
  /** The side of the card: 1 is right. */
  side: 1 | -1;
}

export interface EdgeShape {
  path: string;
  from: EdgeEnd;
  to: EdgeEnd;
}

/** `bend` keeps lines that run beside each other apart. */
export function edgeShape(source: End, target: End, passages: readonly Point[] = [], bend = 0): EdgeShape {
  const isSameColumn = target.place.x === source.place.x;
  const side = !isSameColumn && target.place.x < source.place.x ? -1 : 1;
  const from = sideOf(source, side);
  const to = sideOf(target, isSameColumn ? side : side > 0 ? -1 : 1);
  if (isSameColumn) return { path: `M${from.x} ${from.y}${curve(from, to, 44 + bend * 8, 1, 1)}`, from, to };
  let [path, at]: [string, Point] = [`M${from.x} ${from.y}`, from];
  for (const { x, y } of passages) {
    const [near, far] = side > 0 ? [x, x + cardWidth] : [x + cardWidth, x];
    path += curve(at, { x: near, y }, Math.abs(near - at.x) / 2, side, -side);
    path += ` L${far} ${y}`;
    at = { x: far, y };
  }
  return { path: path + curve(at, to, Math.abs(to.x - at.x) / 2, side, -side), from, to };
}

function sideOf({ place, y }: End, side: 1 | -1): EdgeEnd {
  return { x: place.x + (side > 0 ? cardWidth : 0), y: place.y + y, side };
}

/** Leaves and arrives level, on the given sides. */
function curve(from: Point, to: Point, reach: number, leave: number, arrive: number): string {
  return ` C${from.x + leave * reach} ${from.y} ${to.x + arrive * reach} ${to.y} ${to.x} ${to.y}`;
}
