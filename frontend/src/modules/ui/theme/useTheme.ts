import { useSyncExternalStore } from 'react';
import { type Theme, theme } from './theme';

export function useTheme(): readonly [Theme, (next: Theme) => void] {
  return [useSyncExternalStore(theme.subscribe, theme.getCurrent), theme.set];
}
