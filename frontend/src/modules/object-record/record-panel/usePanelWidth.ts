import { useState } from 'react';

export const narrowestPanel = 360;
export const widestPanel = 640;
const usual = 440;
const key = 'stratus.panelWidth';

/** How wide someone likes the panel, remembered in this browser. */
export function usePanelWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => bounded(Number(localStorage.getItem(key)) || usual));
  const change = (next: number) => {
    setWidth(bounded(next));
    localStorage.setItem(key, String(bounded(next)));
  };
  return [width, change];
}

const bounded = (width: number) => Math.min(widestPanel, Math.max(narrowestPanel, width));
