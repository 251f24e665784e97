import { spinner } from './Spinner.css';

export function Spinner({ label }: { label?: string }) {
  return (
    <span
      className={spinner}
      role={label ? 'status' : undefined}
      aria-label={label}
      aria-hidden={!label || undefined}
    />
  );
}
