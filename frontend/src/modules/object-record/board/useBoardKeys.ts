import type { RefCallback } from 'react';
import { type KeyBinding, useKeyScope } from '@/modules/ui/keys';
import type { BoardController } from './boardController';
import { activeCardAtom, carryingAtom } from './boardState';

const steps = [
  ['ArrowUp', 'up', { column: 0, row: -1 }],
  ['ArrowDown', 'down', { column: 0, row: 1 }],
  ['ArrowLeft', 'left', { column: -1, row: 0 }],
  ['ArrowRight', 'right', { column: 1, row: 0 }],
] as const;

/** The keys of a board: arrows go from card to card, Space lifts one, then arrows carry it. */
export function useBoardKeys(board: BoardController): RefCallback<Element> {
  const isCarrying = () => board.ui.get(carryingAtom) !== null;
  const isOnCard = () => document.activeElement?.hasAttribute('data-card') ?? false;
  const isFree = () => isOnCard() && !isCarrying();
  const column = () => board.ui.get(activeCardAtom)?.column ?? 0;
  const bindings: KeyBinding[] = [
    ...steps.flatMap(([key, way, by]): KeyBinding[] => [
      { keys: key, label: `Carry the card ${way}`, run: () => board.carryBy(by), isEnabled: isCarrying },
      { keys: key, label: `Card ${way}`, run: () => board.step(by), isEnabled: isFree },
      { keys: `Alt+${key}`, label: `Move the card ${way}`, run: () => board.nudge(by), isEnabled: isFree },
    ]),
    { keys: 'Home', label: 'First card', run: () => board.focus({ column: column(), row: 0 }), isEnabled: isFree },
    {
      keys: 'End',
      label: 'Last card',
      run: () => board.focus({ column: column(), row: board.countIn(column()) - 1 }),
      isEnabled: isFree,
    },
    { keys: 'Space', label: 'Put the card down', run: () => board.drop(), isEnabled: isCarrying },
    { keys: 'Enter', label: 'Put the card down', run: () => board.drop(), isEnabled: isCarrying },
    { keys: 'Space', label: 'Lift the card', run: () => void board.lift('keys'), isEnabled: isFree },
    { keys: 'Shift+Enter', label: 'New card', run: () => board.startCard(column()), isEnabled: isFree },
    { keys: 'Escape', label: 'Leave the card where it was', run: () => board.cancel(), isEnabled: isCarrying },
  ];
  return useKeyScope({ name: 'Board', bindings });
}
