import type { ReactNode } from 'react';
import * as s from './EmptyState.css';

interface EmptyStateProps {
  /** One line in a human voice. */
  line: string;
  detail?: ReactNode;
  action?: ReactNode;
  /** Where the state is the whole page, its line is the page's heading. */
  as?: 'p' | 'h1' | 'h2';
}

export function EmptyState({ line, detail, action, as: Line = 'p' }: EmptyStateProps) {
  return (
    <div className={s.empty}>
      <Line className={s.line}>{line}</Line>
      {detail && <p className={s.detail}>{detail}</p>}
      {action && <div className={s.action}>{action}</div>}
    </div>
  );
}
