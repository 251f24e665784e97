import type { ErrorLike } from '@apollo/client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { userMessageOf } from '@/modules/api';
import { Banner } from '@/modules/ui/primitives/Banner';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import * as s from './Rows.css';

interface RowsProps<Item> {
  items: readonly Item[] | undefined;
  error?: ErrorLike | undefined;
  empty: { line: string; detail?: string; action?: ReactNode };
  children: (item: Item) => ReactNode;
}

/** A list of settings in its four states: loading, failed, empty, filled. */
export function Rows<Item>({ items, error, empty, children }: RowsProps<Item>) {
  if (error && !items) return <Banner tone="danger">{userMessageOf(error)}</Banner>;
  if (!items) return <Spinner label="Loading" />;
  if (items.length === 0) return <EmptyState {...empty} />;
  return <ul className={s.list}>{items.map(children)}</ul>;
}

interface RowProps {
  name: ReactNode;
  detail?: ReactNode;
  leading?: ReactNode;
  to?: string | undefined;
  children?: ReactNode;
}

export function Row({ name, detail, leading, to, children }: RowProps) {
  return (
    <li className={s.row}>
      {leading}
      <div className={s.words}>
        {to ? (
          <Link className={s.name} to={to}>
            {name}
          </Link>
        ) : (
          <span className={s.name}>{name}</span>
        )}
        {detail && <span className={s.detail}>{detail}</span>}
      </div>
      {children && <div className={s.aside}>{children}</div>}
    </li>
  );
}
