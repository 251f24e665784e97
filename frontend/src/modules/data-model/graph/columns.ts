/** In which column each card of a group stands, and in which order within it. */

/** The boxes at either end of a line. */
export interface Line {
  source: string;
  target: string;
}

export type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

const sweeps = 8;

/** What a line costs by how many columns it spans: to the next is best, within one is worse than past one. */
const spanCost = (span: number) => (span === 0 ? 2.4 : span === 1 ? 1 : 0.6 + span * 0.9);

/** The first in the middle, its neighbours beside it, theirs farther out; then each moves where its lines are short. */
export function chooseColumns(group: readonly string[], neighbours: Neighbours): Map<string, number> {
  const columnOf = new Map<string, number>([[group[0] ?? '', 0]]);
  for (const id of group.slice(1)) {
    const known = [...(neighbours.get(id) ?? [])].flatMap((other) => columnOf.get(other) ?? []);
    const [nearest = 0] = known;
    columnOf.set(id, bestColumn(id, [nearest - 1, nearest + 1], neighbours, columnOf));
  }
  let isMoving = true;
  for (let round = 0; isMoving && round < sweeps; round += 1) {
    isMoving = false;
    for (const id of group) {
      const column = columnOf.get(id) ?? 0;
      const best = bestColumn(id, [column, column - 1, column + 1], neighbours, columnOf);
      isMoving ||= best !== column;
      columnOf.set(id, best);
    }
  }
  return fromZero(columnOf);
}

/** The first of the columns that costs least; a column that is full already costs a little. */
function bestColumn(
  id: string,
  columns: readonly number[],
  neighbours: Neighbours,
  columnOf: ReadonlyMap<string, number>,
): number {
  const costOf = (column: number) => {
    const others = [...columnOf].filter(([other, at]) => other !== id && at === column).length;
    const lines = [...(neighbours.get(id) ?? [])].flatMap((other) => columnOf.get(other) ?? []);
    return lines.reduce((sum, at) => sum + spanCost(Math.abs(at - column)), others * 0.25);
  };
  return columns.reduce((best, column) => (costOf(column) < costOf(best) - 1e-9 ? column : best));
}

/** Without gaps, beginning at zero. */
function fromZero(columnOf: ReadonlyMap<string, number>): Map<string, number> {
  const used = [...new Set(columnOf.values())].toSorted((a, b) => a - b);
  return new Map([...columnOf].map(([id, column]) => [id, used.indexOf(column)]));
}

/** Each near the middle of what it is connected with, so that fewer lines cross. */
export function orderColumns(columns: readonly string[][], neighbours: Neighbours): void {
  const rankOf = new Map(columns.flatMap((ids) => ids.map((id, index) => [id, index - ids.length / 2] as const)));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const ids of sweep % 2 ? columns.toReversed() : columns) {
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
}
