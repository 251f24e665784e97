import { useState } from 'react';
import { SearchBox } from '@/modules/ui/primitives/SearchBox';
import type { FormulaFunction } from './completion';
import * as s from './FunctionHelp.css';

interface FunctionHelpProps {
  functions: readonly FormulaFunction[];
  onInsert: (text: string, back: number) => void;
}

/** Every function there is; pressing one puts it into the formula. */
export function FunctionHelp({ functions, onInsert }: FunctionHelpProps) {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = functions.filter(({ signature, description }) =>
    `${signature} ${description}`.toLowerCase().includes(wanted),
  );
  return (
    <section className={s.help} aria-label="Functions">
      <SearchBox label="Search functions" value={query} onChange={setQuery} />
      {/* What scrolls can be reached by keys. */}
      <ul className={s.list} tabIndex={-1}>
        {found.map(({ name, signature, description }) => (
          <li key={signature}>
            <button
              type="button"
              className={s.item}
              onClick={() => onInsert(`${name}()`, signature.endsWith('()') ? 0 : 1)}
            >
              <code className={s.signature}>{signature}</code>
              <span className={s.note}>{description}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={s.note}>No function is like “{query.trim()}”.</li>}
      </ul>
    </section>
  );
}
