import { type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { SearchBox } from '@/modules/ui/primitives/SearchBox';
import { type FieldChoice, fieldChoices } from './fieldChoices';
import * as s from './TypePicker.css';

/** Everything a field can be, in groups; arrows go from one to the next. */
export function TypePicker() {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const isMeant = ({ label, explanation }: FieldChoice) => `${label} ${explanation}`.toLowerCase().includes(wanted);
  const groups = fieldChoices
    .map(({ name, choices }) => ({ name, choices: choices.filter(isMeant) }))
    .filter(({ choices }) => choices.length > 0);
  return (
    <div className={s.picker} onKeyDown={goOn} role="presentation">
      <SearchBox label="Search types" value={query} onChange={setQuery} />
      {groups.map(({ name, choices }) => (
        <section key={name} className={s.group} aria-label={name}>
          <h3 className={s.heading}>{name}</h3>
          <ul className={s.choices}>
            {choices.map(({ id, label, explanation, icon: Glyph }) => (
              <li key={id}>
                <Link to={`?kind=${id}`} className={s.choice}>
                  <span className={s.icon}>
                    <Glyph size={18} stroke={1.6} aria-hidden />
                  </span>
                  <span className={s.words}>
                    <span className={s.label}>{label}</span>
                    <span className={s.explanation}>{explanation}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <EmptyState line={`No type is like “${query.trim()}”.`} />}
    </div>
  );
}

function goOn(event: KeyboardEvent<HTMLElement>) {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const index = links.indexOf(document.activeElement as HTMLAnchorElement);
  const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: index < 0 ? 0 : 1, ArrowLeft: index < 0 ? 0 : -1 }[event.key];
  const next = by ? links[index + by] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
