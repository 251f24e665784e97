/** Which card lies in a direction: arrows go from card to card as the eye does. */

export interface Middle {
  id: string;
  x: number;
  y: number;
}

const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const;

export type Arrow = keyof typeof directions;

/** What is aside counts thrice as far as what is straight ahead. */
export function findNearest(from: Middle, others: readonly Middle[], key: Arrow): Middle | null {
  const [byX, byY] = directions[key];
  let best: Middle | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const ahead = (other.x - from.x) * byX + (other.y - from.y) * byY;
    if (other.id === from.id || ahead <= 1) continue;
    const aside = Math.abs((other.x - from.x) * byY) + Math.abs((other.y - from.y) * byX);
    const cost = ahead + aside * 3;
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}
