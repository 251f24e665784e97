import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { rememberObject } from './places';

const objectPattern = /^\/objects\/([^/]+)$/u;

/** After going somewhere the focus is on the page, not on the link that led there. */
export function useMainFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const previous = useRef(pathname);
  useEffect(() => {
    const plural = objectPattern.exec(pathname)?.[1];
    if (plural) rememberObject(plural);
    if (previous.current === pathname) return;
    previous.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
