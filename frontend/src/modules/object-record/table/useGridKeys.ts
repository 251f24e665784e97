import type { RefCallback } from 'react';
import { type KeyBinding, useKeyScope } from '@/modules/ui/keys';
import type { GridController } from './gridController';
import type { Move } from './gridMoves';
import { activeCellAtom, rangeEndAtom, selectionAtom } from './gridState';
import { clearRange, fillDown } from './rangeCommands';

const moves: readonly [keys: string, label: string, move: Move][] = [
  ['ArrowUp', 'Move up', 'up'],
  ['ArrowDown', 'Move down', 'down'],
  ['ArrowLeft', 'Move left', 'left'],
  ['ArrowRight', 'Move right', 'right'],
  ['$mod+ArrowUp', 'First row', 'top'],
  ['$mod+ArrowDown', 'Last row', 'bottom'],
  ['$mod+ArrowLeft', 'First column', 'first'],
  ['$mod+ArrowRight', 'Last column', 'last'],
  ['Home', 'First column', 'first'],
  ['End', 'Last column', 'last'],
  ['$mod+Home', 'First cell', 'start'],
  ['$mod+End', 'Last cell', 'end'],
  ['PageUp', 'One screen up', 'pageUp'],
  ['PageDown', 'One screen down', 'pageDown'],
];

const extensions: readonly [keys: string, move: Move][] = [
  ['Shift+ArrowUp', 'up'],
  ['Shift+ArrowDown', 'down'],
  ['Shift+ArrowLeft', 'left'],
  ['Shift+ArrowRight', 'right'],
  ['$mod+Shift+ArrowUp', 'top'],
  ['$mod+Shift+ArrowDown', 'bottom'],
  ['$mod+Shift+ArrowLeft', 'first'],
  ['$mod+Shift+ArrowRight', 'last'],
];

const widthStep = 16;

interface GridKeysOptions {
  onRemove: () => void;
  onHeaderMenu: (column: number) => void;
}

/** The keys of a table, for the element that holds its focus. */
export function useGridKeys(grid: GridController, { onRemove, onHeaderMenu }: GridKeysOptions): RefCallback<Element> {
  const active = () => grid.ui.get(activeCellAtom);
  const isInHeader = () => active()?.row === -1;
  const isInBody = () => (active()?.row ?? -1) >= 0;
  const bindings: KeyBinding[] = [
    ...moves.map(([keys, label, move]) => ({ keys, label, run: () => grid.move(move) })),
    ...extensions.map(([keys, move]) => ({
      keys,
      label: 'Extend the range',
      run: () => grid.extend(move),
      isEnabled: isInBody,
    })),
    { keys: 'Enter', label: 'Edit the cell', run: () => void grid.startEditing(null), isEnabled: isInBody },
    { keys: 'Enter', label: 'Column menu', run: () => onHeaderMenu(active()?.column ?? 0), isEnabled: isInHeader },
    { keys: 'F2', label: 'Edit the cell', run: () => void grid.startEditing(null), isEnabled: isInBody },
    { keys: 'Tab', label: 'Next cell', run: () => grid.move('next'), isEnabled: () => isInBody() && !isLastCell(grid) },
    {
      keys: 'Shift+Tab',
      label: 'Previous cell',
      run: () => grid.move('previous'),
      isEnabled: () => isInBody() && !isFirstCell(grid),
    },
    { keys: 'Space', label: 'Select the row', run: () => grid.toggleActive(), isEnabled: isInBody },
    { keys: 'Space', label: 'Select all', run: () => grid.toggleAll(), isEnabled: isInHeader },
    {
      keys: 'x',
      label: 'Select the row too',
      run: () => grid.toggleActive(),
      isEnabled: () => isInBody() && hasSelection(grid),
    },
    { keys: '$mod+a', label: 'Select all', run: () => grid.toggleAll() },
    { keys: '$mod+Enter', label: 'Open the record', run: () => grid.openActive(), isEnabled: isInBody },
    { keys: '$mod+d', label: 'Fill down', run: () => fillDown(grid), isEnabled: isInBody },
    { keys: 'Delete', label: 'Clear the cells', run: () => clearRange(grid), isEnabled: isInBody },
    { keys: 'Backspace', label: 'Clear the cells', run: () => clearRange(grid), isEnabled: isInBody },
    { keys: '$mod+Backspace', label: 'Delete what is selected', run: onRemove, isEnabled: () => hasSelection(grid) },
    { keys: 'Shift+Enter', label: 'New record', run: () => grid.newRecord(), isEnabled: isInBody },
    {
      keys: 'Escape',
      label: 'Back to the cell',
      run: () => grid.ui.set(rangeEndAtom, null),
      isEnabled: () => grid.ui.get(rangeEndAtom) !== null,
    },
    {
      keys: 'Escape',
      label: 'Clear the selection',
      run: () => grid.clearSelection(),
      isEnabled: () => hasSelection(grid),
    },
    ...headerKeys(grid, isInHeader),
  ];
  return useKeyScope({
    name: 'Table',
    bindings,
    onOtherKey: (event) => isCharacter(event) && isInBody() && grid.startEditing(event.key),
  });
}

function headerKeys(grid: GridController, isEnabled: () => boolean): KeyBinding[] {
  const shift = (by: number) => {
    const column = grid.ui.get(activeCellAtom)?.column ?? 0;
    const to = column + by;
    const field = grid.columns[column]?.field;
    if (!field || column === 0 || to < 1 || to >= grid.columns.length) return;
    grid.columnMoves.move(field.name, grid.columns[by > 0 ? to + 1 : to]?.field.name ?? null);
  };
  const resize = (by: number) => {
    const column = grid.columns[grid.ui.get(activeCellAtom)?.column ?? 0];
    if (column) grid.columnMoves.resize(column.field.name, column.width + by);
  };
  return [
    { keys: 'Alt+ArrowLeft', label: 'Move the column left', run: () => shift(-1), isEnabled },
    { keys: 'Alt+ArrowRight', label: 'Move the column right', run: () => shift(1), isEnabled },
    { keys: 'Alt+Shift+ArrowLeft', label: 'Narrow the column', run: () => resize(-widthStep), isEnabled },
    { keys: 'Alt+Shift+ArrowRight', label: 'Widen the column', run: () => resize(widthStep), isEnabled },
  ];
}

const isCharacter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

function hasSelection(grid: GridController): boolean {
  const { isAll, ids } = grid.ui.get(selectionAtom);
  return isAll || ids.size > 0;
}

/** At either end Tab leaves the table, as it leaves any control. */
function isLastCell(grid: GridController): boolean {
  const active = grid.ui.get(activeCellAtom);
  return active?.row === grid.rowCount - 1 && active.column === grid.columns.length - 1;
}

function isFirstCell(grid: GridController): boolean {
  const active = grid.ui.get(activeCellAtom);
  return active?.row === 0 && active.column === 0;
}
