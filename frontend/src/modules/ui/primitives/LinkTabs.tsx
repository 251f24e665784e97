import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import * as s from './LinkTabs.css';

export interface LinkTab {
  to: string;
  label: string;
  /** A small number or mark after the label. */
  note?: ReactNode;
}

/** Tabs that are places: each has an address, and the one you are at is marked. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav className={s.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end className={s.tab}>
          {tab.label}
          {tab.note !== undefined && <span className={s.note}>{tab.note}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
