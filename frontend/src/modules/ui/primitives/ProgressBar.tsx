import * as s from './ProgressBar.css';

/** How far something has come, from 0 to 1. */
export function ProgressBar({ label, share }: { label: string; share: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className={s.track} role="progressbar" aria-label={label} aria-valuenow={percent}>
      <div className={s.filled} style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
