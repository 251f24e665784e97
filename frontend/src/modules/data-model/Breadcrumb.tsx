import { Link } from 'react-router';
import { IconChevronRight } from '@/modules/ui/icons';
import * as s from './Breadcrumb.css';

interface BreadcrumbProps {
  /** From the outermost to the one just above. */
  ways: readonly { to: string; label: string }[];
}

/** The way back up. */
export function Breadcrumb({ ways }: BreadcrumbProps) {
  return (
    <nav className={s.trail} aria-label="Where you are">
      {ways.map(({ to, label }) => (
        <span key={to} className={s.step}>
          <Link to={to} className={s.link}>
            {label}
          </Link>
          <IconChevronRight size={13} stroke={1.7} aria-hidden />
        </span>
      ))}
    </nav>
  );
}
