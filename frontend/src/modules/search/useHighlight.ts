import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Choice } from './choices';

interface Highlight {
  activeId: string | null;
  point: (id: string) => void;
  reset: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Which choice the arrows are at. It stays with its choice while others come and go, and begins at the first.
 * Enter that is faster than the search opens the best hit as soon as it is known.
 */
export function useHighlight(
  choices: readonly Choice[],
  isSearching: boolean,
  onChoose: (choice: Choice) => void,
): Highlight {
  const [pointed, setPointed] = useState<string | null>(null);
  const isEntered = useRef(false);
  const found = choices.findIndex(({ id }) => id === pointed);
  const index = Math.max(0, found);
  const active = choices[index];
  const openEntered = useEffectEvent(() => {
    if (isEntered.current && active) onChoose(active);
    isEntered.current = false;
  });
  useEffect(() => {
    if (!isSearching) openEntered();
  }, [isSearching]);
  const step = (by: number) => setPointed(choices[(index + by + choices.length) % choices.length]?.id ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && isSearching && found === -1) isEntered.current = true;
    else if (event.key === 'Enter' && active) onChoose(active);
    else return;
    event.preventDefault();
  };
  const reset = () => {
    setPointed(null);
    isEntered.current = false;
  };
  return { activeId: active?.id ?? null, point: setPointed, reset, onKeyDown };
}
