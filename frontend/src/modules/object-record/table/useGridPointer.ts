import type { MouseEvent, PointerEvent } from 'react';
import type { GridController } from './gridController';
import { activeCellAtom, type CellPosition } from './gridState';

interface Spot extends CellPosition {
  target: Element;
}

function spotOf(event: { target: EventTarget }): Spot | null {
  const target = event.target instanceof Element ? event.target : null;
  const cell = target?.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!target || !cell || !row) return null;
  return { target, row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

interface GridPointer {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onClick: (event: MouseEvent) => void;
}

/** One set of handlers for all cells: the first click selects, the second edits, dragging makes a range. */
export function useGridPointer(grid: GridController): GridPointer {
  const isActive = ({ row, column }: CellPosition) => {
    const active = grid.ui.get(activeCellAtom);
    return active?.row === row && active.column === column;
  };
  return {
    onPointerDown: (event) => {
      const spot = spotOf(event);
      if (!spot || event.button !== 0) return;
      const { target } = spot;
      if (target.closest('[data-check]')) {
        if (event.shiftKey) grid.selectTo(spot.row);
        else grid.toggle(spot.row);
      } else if (target.closest('[data-open]')) {
        grid.activate(spot);
        grid.openActive();
      } else if (event.shiftKey && grid.ui.get(activeCellAtom)) grid.extendTo(spot);
      else press(grid, spot, isActive(spot));
    },
    onPointerMove: (event) => {
      if (event.buttons !== 1 || event.pointerType === 'touch') return;
      const spot = spotOf(event);
      if (spot && pressed.get(grid) && !isActive(spot)) grid.extendTo(spot);
    },
    onClick: (event) => {
      const spot = spotOf(event);
      const wasActive = pressed.get(grid)?.wasActive ?? false;
      pressed.delete(grid);
      const link = spot?.target.closest('[data-link]');
      if (link && !wasActive && !event.metaKey && !event.ctrlKey) event.preventDefault();
      if (spot && !link && wasActive && isActive(spot)) grid.startEditing(null);
    },
  };
}

const pressed = new WeakMap<GridController, { wasActive: boolean }>();

function press(grid: GridController, spot: CellPosition, wasActive: boolean): void {
  pressed.set(grid, { wasActive });
  if (!wasActive) grid.activate(spot);
}
