/** Whether the sidebar shows names or icons only; remembered, and applied before the first paint by public/boot.js. */
import { useSyncExternalStore } from 'react';

const key = 'stratus.navigation';
const listeners = new Set<() => void>();

const isCollapsed = (): boolean => document.documentElement.dataset.navigation === 'collapsed';

export function toggleNavigation(): void {
  const next = !isCollapsed();
  if (next) document.documentElement.dataset.navigation = 'collapsed';
  else delete document.documentElement.dataset.navigation;
  localStorage.setItem(key, next ? 'collapsed' : 'open');
  for (const listener of listeners) listener();
}

export function useIsNavigationCollapsed(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isCollapsed);
}
