/** Whether what is on the screen follows what others do. */
import { useSyncExternalStore } from 'react';

export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'offline';

let isOnline = navigator.onLine;
let isConnected = false;
let wasConnected = false;
const listeners = new Set<() => void>();

export function getLiveStatus(): LiveStatus {
  if (!isOnline) return 'offline';
  if (isConnected) return 'live';
  return wasConnected ? 'reconnecting' : 'connecting';
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function reportConnected(connected: boolean): void {
  isConnected = connected;
  wasConnected ||= connected;
  tell();
}

function followNetwork(): void {
  isOnline = navigator.onLine;
  tell();
}

window.addEventListener('online', followNetwork);
window.addEventListener('offline', followNetwork);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(subscribe, getLiveStatus);
}
