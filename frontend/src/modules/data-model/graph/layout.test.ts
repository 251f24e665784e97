import { describe, expect, it } from 'vitest';
import { type Box, cardWidth, type Line, layOut } from './layout';

function boxes(count: number): Box[] {
  return Array.from({ length: count }, (_, index) => ({ id: `n${index}`, height: 48 + ((index * 37) % 5) * 24 }));
}

/** The same lines for the same seed. */
function someLines(count: number, between: number, seed: number): Line[] {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % between;
  };
  return Array.from({ length: count }, () => ({ source: `n${next()}`, target: `n${next()}` }));
}

function overlaps(all: readonly Box[], lines: readonly Line[]): string[] {
  const { places } = layOut(all, lines);
  const rectangles = all.map(({ id, height }) => {
    const place = places.get(id);
    if (!place) throw new Error(`${id} has no place`);
    return { id, left: place.x, right: place.x + cardWidth, top: place.y, bottom: place.y + height };
  });
  return rectangles.flatMap((a, index) =>
    rectangles
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.id} ${b.id}`),
  );
}

describe('the layout of the graph', () => {
  it.each([1, 2, 3, 5, 8, 13, 21, 34])('lays no card over another, among %i', (count) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(overlaps(boxes(count), someLines(seed % (count * 2), count, seed))).toEqual([]);
    }
  });

  it('puts what is connected beside each other, and the best connected between', () => {
    const lines = ['b', 'c', 'd', 'e'].map((target) => ({ source: 'a', target }));
    const all = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, height: 48 }));
    const { places } = layOut(all, lines);
    const columns = [...new Set(all.map(({ id }) => places.get(id)?.x ?? 0))].toSorted((a, b) => a - b);
    const columnOf = (id: string) => columns.indexOf(places.get(id)?.x ?? -1);
    expect(columnOf('a')).toBe(1);
    expect(['b', 'c', 'd', 'e'].map(columnOf).toSorted()).toEqual([0, 0, 2, 2]);
  });

  it('lets no line run behind a card on its way', () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const all = boxes(12);
      const { places, passages } = layOut(all, someLines(16, 12, seed));
      for (const { x, y } of [...passages.values()].flat()) {
        const behind = all.filter(({ id, height }) => {
          const place = places.get(id);
          return place?.x === x && y > place.y - 4 && y < place.y + height + 4;
        });
        expect(behind).toEqual([]);
      }
    }
  });

  it('is as large as what it holds', () => {
    const all = boxes(6);
    const { places, width, height } = layOut(all, someLines(4, 6, 7));
    const right = Math.max(...all.map(({ id }) => (places.get(id)?.x ?? 0) + cardWidth));
    const bottom = Math.max(...all.map(({ id, height: own }) => (places.get(id)?.y ?? 0) + own));
    expect([width, height]).toEqual([right, bottom]);
  });

  it('has nothing to say of nothing', () => {
    expect(layOut([], []).places.size).toBe(0);
  });
});
