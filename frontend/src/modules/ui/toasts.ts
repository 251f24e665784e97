/** Short messages at the edge of the screen. Anyone may show one; the Toaster draws them. */

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastOptions {
  /** At most 60 characters, sentence case. */
  message: string;
  tone?: 'neutral' | 'good' | 'danger';
  detail?: string;
  action?: ToastAction;
  /** Milliseconds; 0 keeps it until dismissed. Default 5 s, 8 s with an action. */
  duration?: number;
  /** A toast with the same key replaces the earlier one instead of stacking. */
  key?: string;
}

export interface Toast extends ToastOptions {
  id: string;
  tone: 'neutral' | 'good' | 'danger';
  duration: number;
}

const limit = 4;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast and returns its id. */
export function showToast(options: ToastOptions): string {
  lastId += 1;
  const id = options.key ?? `toast-${lastId}`;
  const duration = options.duration ?? (options.action ? 8_000 : 5_000);
  const toast: Toast = { ...options, id, tone: options.tone ?? 'neutral', duration };
  replace([...toasts.filter((other) => other.id !== id), toast].slice(-limit));
  return id;
}

export function dismissToast(id: string): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export const toastQueue = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getCurrent: (): readonly Toast[] => toasts,
};
