const patience = 5 * 60_000;

/** Runs `start` while somebody may be looking; stops after five hidden minutes and says so when they come back. */
export function whileWatched(start: () => () => void, onReturn: () => void): () => void {
  let stop: (() => void) | null = start();
  let timer = 0;
  const pause = () => {
    stop?.();
    stop = null;
  };
  const follow = () => {
    clearTimeout(timer);
    if (document.hidden) timer = window.setTimeout(pause, patience);
    else if (!stop) {
      stop = start();
      onReturn();
    }
  };
  document.addEventListener('visibilitychange', follow);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', follow);
    pause();
  };
}
