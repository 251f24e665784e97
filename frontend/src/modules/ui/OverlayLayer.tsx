import { lazy, Suspense, useEffect, useState } from 'react';
import { toastQueue } from './toasts';

const loadOverlays = () => import('./overlays');
const Toaster = lazy(() => loadOverlays().then((module) => ({ default: module.Toaster })));
const Tooltips = lazy(() => loadOverlays().then((module) => ({ default: module.Tooltips })));

/** Toasts and tooltips. Their code is fetched when the app has nothing better to do, or when a toast needs it. */
export function OverlayLayer() {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    const want = () => setIsWanted(true);
    const cancel = whenIdle(want);
    const unsubscribe = toastQueue.subscribe(want);
    return () => {
      cancel();
      unsubscribe();
    };
  }, []);
  return (
    isWanted && (
      <Suspense>
        <Toaster />
        <Tooltips />
      </Suspense>
    )
  );
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 1_500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}
