import type { Theme } from '@/modules/ui/theme/theme';
import { useTheme } from '@/modules/ui/theme/useTheme';
import { box } from '@/modules/ui/primitives/Checkbox.css';
import * as form from './Form.css';
import * as s from './ThemeChoice.css';

const themes: readonly { value: Theme; label: string; halves: readonly ('light' | 'dark')[] }[] = [
  { value: 'light', label: 'Light', halves: ['light'] },
  { value: 'dark', label: 'Dark', halves: ['dark'] },
  { value: 'system', label: 'Like the system', halves: ['light', 'dark'] },
];

export function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  return (
    <fieldset className={form.themes} aria-label="Theme">
      {themes.map(({ value, label, halves }) => (
        <label key={value} className={form.theme}>
          <span className={halves.length > 1 ? `${s.picture} ${s.split}` : s.picture} aria-hidden>
            {halves.map((half) => (
              <span key={half} className={s.half[half]}>
                <span className={s.page[half]} />
              </span>
            ))}
          </span>
          <span className={form.themeName}>
            <input
              type="radio"
              name="theme"
              className={box}
              checked={theme === value}
              onChange={() => setTheme(value)}
            />
            {label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
