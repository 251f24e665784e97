/** Light, dark or the system's choice. public/boot.js applies it before the first paint. */

export type Theme = 'light' | 'dark' | 'system';

const storageKey = 'stratus.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function stored(): Theme {
  const value = localStorage.getItem(storageKey);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function apply(): void {
  const isDark = stored() === 'dark' || (stored() === 'system' && system.matches);
  if (isDark) document.documentElement.dataset.theme = 'dark';
  else delete document.documentElement.dataset.theme;
  const chrome = isDark ? '#111519' : '#f7f5f1';
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', chrome);
}

export const theme = {
  getCurrent: stored,
  set(next: Theme): void {
    localStorage.setItem(storageKey, next);
    apply();
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Follows the system and other tabs from now on. */
  follow(): void {
    apply();
    system.addEventListener('change', apply);
    window.addEventListener('storage', ({ key }) => key === storageKey && apply());
  },
};
