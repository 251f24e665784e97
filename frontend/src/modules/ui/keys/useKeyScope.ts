import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import { type KeyScope, keyDispatcher } from './keyDispatcher';

/** A ref for the container of a layer: keys typed inside it are offered to `scope` first. */
export function useKeyScope(scope: KeyScope): RefCallback<Element> {
  const latest = useRef(scope);
  useEffect(() => {
    latest.current = scope;
  });
  return useCallback((element: Element | null) => {
    if (!element) return undefined;
    element.setAttribute('data-scope', latest.current.name);
    return keyDispatcher.register(element, () => latest.current);
  }, []);
}

/** Keys that work wherever the focus is, unless a layer in between takes them. */
export function useGlobalKeys(scope: KeyScope): void {
  const latest = useRef(scope);
  useEffect(() => {
    latest.current = scope;
  });
  useEffect(() => keyDispatcher.register(document.documentElement, () => latest.current), []);
}
