import { useSyncExternalStore } from 'react';
import { media } from '@/modules/ui/tokens.css';

const query = matchMedia(media.narrow);

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is a phone's. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
