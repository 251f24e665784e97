const patience = 5 * 60_000;

/**
 * Runs `start` while somebody may be looking, and stops after five hidden minutes. Says so whenever they come back:
 * a machine that slept has missed things, and a socket may seem open that is not.
 */
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
    else {
      stop ??= start();
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
