import { useNavigate } from 'react-router';
import { useObjects } from '@/modules/object-metadata';
import { type KeyBinding, useGlobalKeys } from '@/modules/ui/keys';
import { showToast } from '@/modules/ui/toasts';
import { undoStack } from '@/modules/ui/undo';
import { toggleNavigation } from './navigationState';
import { navigableObjects, objectPath, shortcutLetters } from './places';

type Move = 'undo' | 'redo';

async function move(direction: Move): Promise<void> {
  const said = { undo: 'Undone', redo: 'Done again' }[direction];
  try {
    const step = await undoStack[direction]();
    showToast({ key: 'undo', message: step ? `${said}: ${step.label}` : `Nothing to ${direction}` });
  } catch {
    showToast({ key: 'undo', message: `Could not ${direction} the last change`, tone: 'danger' });
  }
}

interface NavigationCommands {
  search: () => void;
  showShortcuts: () => void;
}

/** Keys that work on every page. */
export function useNavigationKeys({ search, showShortcuts }: NavigationCommands): void {
  const navigate = useNavigate();
  const objects = navigableObjects(useObjects());
  const letters = shortcutLetters(objects);
  const places: KeyBinding[] = objects.flatMap((object) => {
    const letter = letters.get(object.id);
    if (!letter) return [];
    return [
      { keys: `g ${letter}`, label: `Go to ${object.labelPlural}`, run: () => void navigate(objectPath(object)) },
    ];
  });
  useGlobalKeys({
    name: 'Everywhere',
    bindings: [
      { keys: '$mod+k', label: 'Search', run: search, inText: true },
      ...places,
      { keys: 'g s', label: 'Go to Settings', run: () => void navigate('/settings') },
      { keys: '[', label: 'Collapse or expand the sidebar', run: toggleNavigation },
      { keys: '$mod+z', label: 'Undo', run: () => void move('undo') },
      { keys: '$mod+Shift+z', label: 'Redo', run: () => void move('redo') },
      { keys: 'Shift+?', label: 'Show keyboard shortcuts', run: showShortcuts },
    ],
  });
}
