import { useEffect } from 'react';

/** `People · Northwind` in the tab; the app's own name where no workspace is open. */
export function usePageTitle(title: string | null | undefined, place = 'Stratus'): void {
  useEffect(() => {
    document.title = title ? `${title} · ${place}` : place;
  }, [title, place]);
}
