import { IconSearch } from '../icons';
import * as s from './SearchBox.css';

interface SearchBoxProps {
  /** What is searched: "Search objects". */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A line that narrows the list below it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <div className={s.box}>
      <IconSearch size={15} stroke={1.7} className={s.glyph} aria-hidden />
      <input
        type="search"
        className={s.input}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !value) return;
          event.stopPropagation();
          onChange('');
        }}
      />
    </div>
  );
}
