import { getLiveStatus } from './liveStatus';

const interval = 15_000;
const patience = 5 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Looks again every quarter of a minute while no news come in, for as long as somebody is there: an app that is left
 * open must let the database sleep.
 */
export function whileDeaf(look: () => void): () => void {
  let seenAt = Date.now();
  const notice = () => {
    seenAt = Date.now();
  };
  for (const sign of signs) window.addEventListener(sign, notice, { capture: true, passive: true });
  const timer = setInterval(() => {
    const status = getLiveStatus();
    const isDeaf = status === 'connecting' || status === 'reconnecting';
    if (isDeaf && !document.hidden && Date.now() - seenAt < patience) look();
  }, interval);
  return () => {
    clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, notice, { capture: true });
  };
}
