/** The navigation items that the person sees, and the names of the views that some of them lead to. */
import { useSyncExternalStore } from 'react';
import type { NamedView, NavigationItem } from './types';

export interface Navigation {
  items: readonly NavigationItem[];
  views: readonly NamedView[];
}

class NavigationStore {
  private current: Navigation = { items: [], views: [] };
  private readonly listeners = new Set<() => void>();

  readonly getCurrent = (): Navigation => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  replace(change: Partial<Navigation>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

export const navigationStore = new NavigationStore();

export function useNavigation(): Navigation {
  return useSyncExternalStore(navigationStore.subscribe, navigationStore.getCurrent);
}
