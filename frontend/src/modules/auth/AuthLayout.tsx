import type { ReactNode } from 'react';
import { Logo } from '@/modules/ui/primitives/Logo';
import * as s from './AuthLayout.css';
import { Ledger } from './Ledger';

interface AuthLayoutProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  other?: ReactNode;
}

/** The way in: one column on a sheet, and beside it a line about why. */
export function AuthLayout({ title, lead, children, other }: AuthLayoutProps) {
  return (
    <div className={s.page}>
      <main className={s.sheet}>
        <div className={s.brand}>
          <Logo size={24} />
          Stratus
        </div>
        <div className={s.column}>
          <div>
            <h1 className={s.title}>{title}</h1>
            {lead && <p className={s.lead}>{lead}</p>}
          </div>
          {children}
          {other && <p className={s.other}>{other}</p>}
        </div>
      </main>
      <aside className={s.aside} aria-label="About Stratus">
        <Ledger />
        <div>
          <p className={s.saying}>A well-kept ledger of everyone you work with.</p>
          <p className={s.sayingNote}>Open source, yours to run, and quiet when nobody is working.</p>
        </div>
      </aside>
    </div>
  );
}
