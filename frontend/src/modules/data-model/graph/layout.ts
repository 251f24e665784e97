/** Places for cards so that none lies over another, and ways for lines so that none runs behind a card. */
import { chooseColumns, type Line, type Neighbours, orderColumns } from './columns';

export type { Line } from './columns';

export interface Box {
  id: string;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  places: ReadonlyMap<string, Point>;
  /** Of lines that go past a column: the height at which they pass it. By their position among the lines. */
  passages: ReadonlyMap<number, readonly Point[]>;
  width: number;
  height: number;
}

export const cardWidth = 216;
const gapX = 96;
const gapY = 28;
const passageHeight = 8;

interface Drawing {
  heights: Map<string, number>;
  places: Map<string, Point>;
}

export function layOut(boxes: readonly Box[], lines: readonly Line[]): Layout {
  const neighbours = neighboursOf(boxes, lines);
  const drawing: Drawing = { heights: new Map(boxes.map(({ id, height }) => [id, height])), places: new Map() };
  const groups = connectedGroups(boxes, neighbours);
  const passages = new Map<number, Point[]>();
  let [width, bottom] = [0, 0];
  for (const group of groups.filter(({ length }) => length > 1)) {
    const size = placeGroup(group, lines, neighbours, bottom, drawing, passages);
    width = Math.max(width, size.width);
    bottom += size.height + gapY * 2;
  }
  const single = groups.flatMap((group) => (group.length === 1 ? group : []));
  const size = placeRows(single, Math.max(width, (cardWidth + gapX) * 3), bottom, drawing);
  const places = new Map(boxes.map(({ id }) => [id, drawing.places.get(id) ?? { x: 0, y: 0 }]));
  const height = single.length ? bottom + size.height : Math.max(0, bottom - gapY * 2);
  return { places, passages, width: Math.max(width, size.width), height };
}

function neighboursOf(boxes: readonly Box[], lines: readonly Line[]): Map<string, Set<string>> {
  const neighbours = new Map(boxes.map(({ id }) => [id, new Set<string>()]));
  for (const { source, target } of lines) {
    if (source === target) continue;
    neighbours.get(source)?.add(target);
    neighbours.get(target)?.add(source);
  }
  return neighbours;
}

/** Each group begins with its best connected member; the largest comes first. */
function connectedGroups(boxes: readonly Box[], neighbours: Neighbours): string[][] {
  const degree = (id: string) => neighbours.get(id)?.size ?? 0;
  const left = new Set(boxes.map(({ id }) => id).toSorted((a, b) => degree(b) - degree(a)));
  const groups: string[][] = [];
  for (const first of left) {
    const group = [first];
    left.delete(first);
    for (const id of group) {
      for (const next of neighbours.get(id) ?? []) if (left.delete(next)) group.push(next);
    }
    groups.push(group);
  }
  return groups.toSorted((a, b) => b.length - a.length);
}

function placeGroup(
  group: readonly string[],
  lines: readonly Line[],
  neighbours: Neighbours,
  top: number,
  { heights, places }: Drawing,
  passages: Map<number, Point[]>,
) {
  const columnOf = chooseColumns(group, neighbours);
  const columns: string[][] = Array.from({ length: Math.max(...columnOf.values()) + 1 }, () => []);
  for (const [id, column] of columnOf) columns[column]?.push(id);
  const ways = addPassages(lines, columnOf, columns, heights);
  orderColumns(
    columns,
    neighboursOf(
      [...heights].map(([id, height]) => ({ id, height })),
      ways.links,
    ),
  );
  const heightOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (heights.get(id) ?? 0) + gapY, -gapY);
  const height = Math.max(...columns.map(heightOf));
  for (const [column, ids] of columns.entries()) {
    let y = top + (height - heightOf(ids)) / 2;
    for (const id of ids) {
      places.set(id, { x: column * (cardWidth + gapX), y });
      y += (heights.get(id) ?? 0) + gapY;
    }
  }
  for (const [line, ids] of ways.through) {
    passages.set(
      line,
      ids.flatMap((id) => {
        const place = places.get(id);
        return place ? [{ x: place.x, y: place.y + passageHeight / 2 }] : [];
      }),
    );
  }
  return { width: columns.length * (cardWidth + gapX) - gapX, height };
}

/** A line that goes past a column has a small place of its own there, from its source on. */
function addPassages(
  lines: readonly Line[],
  columnOf: ReadonlyMap<string, number>,
  columns: readonly string[][],
  heights: Map<string, number>,
) {
  const links: Line[] = [];
  const through = new Map<number, string[]>();
  for (const [index, { source, target }] of lines.entries()) {
    const [from, to] = [columnOf.get(source), columnOf.get(target)];
    if (from === undefined || to === undefined) continue;
    const ids = between(from, to).map((column) => {
      const id = `passage ${index}/${column}`;
      columns[column]?.push(id);
      heights.set(id, passageHeight);
      return id;
    });
    if (ids.length) through.set(index, ids);
    const chain = [source, ...ids, target];
    links.push(...chain.slice(1).map((id, at) => ({ source: chain[at] ?? source, target: id })));
  }
  return { links, through };
}

/** The whole numbers between two, in their direction. */
function between(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.max(0, Math.abs(to - from) - 1) }, (_, index) => from + step * (index + 1));
}

/** What is connected with nothing, in rows. */
function placeRows(ids: readonly string[], width: number, top: number, { heights, places }: Drawing) {
  let [x, y, tallest, widest] = [0, top, 0, 0];
  for (const id of ids) {
    if (x + cardWidth > width) {
      [x, y, tallest] = [0, y + tallest + gapY, 0];
    }
    places.set(id, { x, y });
    tallest = Math.max(tallest, heights.get(id) ?? 0);
    widest = Math.max(widest, x + cardWidth);
    x += cardWidth + gapY;
  }
  return { width: widest, height: y + tallest - top };
}
