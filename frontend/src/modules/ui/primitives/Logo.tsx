import * as s from './Logo.css';

/** Three layers, one shifted: strata of a ledger. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg className={s.logo} viewBox="0 0 32 32" width={size} height={size} aria-hidden focusable="false">
      <rect className={s.ground} width="32" height="32" rx="9" />
      <path className={s.lines} d="M8 21h16M8 16h12M12 11h12" />
    </svg>
  );
}
