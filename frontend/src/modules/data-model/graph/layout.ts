/** Places for cards so that none lies over another: what is connected stands in columns around the best connected. */

export interface Box {
  id: string;
  height: number;
}

export interface Line {
  source: string;
  target: string;
}

export interface Place {
  x: number;
  y: number;
  column: number;
}

export interface Layout {
  places: ReadonlyMap<string, Place>;
  width: number;
  height: number;
}

export const cardWidth = 216;
const gapX = 104;
const gapY = 28;
const sweeps = 6;

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

export function layOut(boxes: readonly Box[], lines: readonly Line[]): Layout {
  const neighbours = neighboursOf(boxes, lines);
  const heights = new Map(boxes.map(({ id, height }) => [id, height]));
  const places = new Map<string, Place>();
  let [width, bottom] = [0, 0];
  const groups = connectedGroups(boxes, neighbours);
  for (const group of groups.filter(({ length }) => length > 1)) {
    const size = placeGroup(group, neighbours, heights, bottom, places);
    width = Math.max(width, size.width);
    bottom += size.height + gapY * 2;
  }
  const single = groups.flatMap((group) => (group.length === 1 ? group : []));
  const size = placeRows(single, heights, Math.max(width, (cardWidth + gapX) * 3), bottom, places);
  return {
    places,
    width: Math.max(width, size.width),
    height: single.length ? bottom + size.height : bottom - gapY * 2,
  };
}

function neighboursOf(boxes: readonly Box[], lines: readonly Line[]): Neighbours {
  const neighbours = new Map(boxes.map(({ id }) => [id, new Set<string>()]));
  for (const { source, target } of lines) {
    if (source === target) continue;
    neighbours.get(source)?.add(target);
    neighbours.get(target)?.add(source);
  }
  return neighbours;
}

const degree = (neighbours: Neighbours, id: string) => neighbours.get(id)?.size ?? 0;

/** Each group begins with its best connected member; the largest comes first. */
function connectedGroups(boxes: readonly Box[], neighbours: Neighbours): string[][] {
  const left = new Set(boxes.map(({ id }) => id).toSorted((a, b) => degree(neighbours, b) - degree(neighbours, a)));
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
  neighbours: Neighbours,
  heights: ReadonlyMap<string, number>,
  top: number,
  places: Map<string, Place>,
) {
  const columns = inColumns(group, neighbours, heights);
  for (let sweep = 0; sweep < sweeps; sweep += 1) orderColumns(columns, neighbours, sweep % 2 === 0);
  const heightOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (heights.get(id) ?? 0) + gapY, -gapY);
  const height = Math.max(...columns.map(heightOf));
  for (const [column, ids] of columns.entries()) {
    let y = top + (height - heightOf(ids)) / 2;
    for (const id of ids) {
      places.set(id, { x: column * (cardWidth + gapX), y, column });
      y += (heights.get(id) ?? 0) + gapY;
    }
  }
  return { width: columns.length * (cardWidth + gapX) - gapX, height };
}

/** The first in the middle, its neighbours left and right of it, theirs farther out on the same side. */
function inColumns(group: readonly string[], neighbours: Neighbours, heights: ReadonlyMap<string, number>): string[][] {
  const columnOf = new Map<string, number>([[group[0] ?? '', 0]]);
  const load = { left: 0, right: 0 };
  for (const id of group.slice(1)) {
    const known = [...(neighbours.get(id) ?? [])].flatMap((other) => columnOf.get(other) ?? []);
    const sides = known.filter((column) => column !== 0);
    const pull = sides.reduce((sum, column) => sum + Math.sign(column), 0);
    const side = sides.length && !known.includes(0) ? Math.sign(sides[0] ?? 1) : chooseSide(pull, load);
    const nearest = Math.min(...known.map(Math.abs));
    columnOf.set(id, side * (nearest + 1));
    load[side < 0 ? 'left' : 'right'] += (heights.get(id) ?? 0) + gapY;
  }
  const leftmost = Math.min(...columnOf.values());
  const columns: string[][] = Array.from({ length: Math.max(...columnOf.values()) - leftmost + 1 }, () => []);
  for (const [id, column] of columnOf) columns[column - leftmost]?.push(id);
  return columns.filter(({ length }) => length > 0);
}

/** Towards what it is connected with already, unless that side is much fuller. */
function chooseSide(pull: number, load: { left: number; right: number }): 1 | -1 {
  const slack = 160;
  if (pull > 0 && load.right <= load.left + slack) return 1;
  if (pull < 0 && load.left <= load.right + slack) return -1;
  return load.right <= load.left ? 1 : -1;
}

/** Each card near the middle of what it is connected with, so that fewer lines cross. */
function orderColumns(columns: string[][], neighbours: Neighbours, isForth: boolean): void {
  const rankOf = new Map(columns.flatMap((ids) => ids.map((id, index) => [id, index - ids.length / 2] as const)));
  for (const ids of isForth ? columns : columns.toReversed()) {
    const middle = new Map(
      ids.map((id) => {
        const ranks = [...(neighbours.get(id) ?? [])].map((other) => rankOf.get(other) ?? 0);
        return [id, ranks.length ? ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length : 0];
      }),
    );
    ids.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
    for (const [index, id] of ids.entries()) rankOf.set(id, index - ids.length / 2);
  }
}

/** What is connected with nothing, in rows. */
function placeRows(
  ids: readonly string[],
  heights: ReadonlyMap<string, number>,
  width: number,
  top: number,
  places: Map<string, Place>,
) {
  let [x, y, tallest, widest] = [0, top, 0, 0];
  for (const id of ids) {
    if (x + cardWidth > width) {
      [x, y, tallest] = [0, y + tallest + gapY, 0];
    }
    places.set(id, { x, y, column: -1 });
    tallest = Math.max(tallest, heights.get(id) ?? 0);
    widest = Math.max(widest, x + cardWidth);
    x += cardWidth + gapY;
  }
  return { width: widest, height: y + tallest - top };
}
