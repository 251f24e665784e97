import { useState } from 'react';
import { IconChevronLeft, IconChevronRight } from '@/modules/ui/icons';
import { addDays, addMonths, dayOf, firstWeekdayOfLocale, formatterFor, startOfDay, weeksOfMonth } from './calendar';
import * as styles from './editors.css';

interface CalendarProps {
  chosen: string | null;
  onChoose: (day: string) => void;
}

/** A month to point at. Keys stay in the line above it, which says the same. */
export function Calendar({ chosen, onChoose }: CalendarProps) {
  const [today] = useState(() => dayOf(new Date()));
  const [month, setMonth] = useState(chosen ?? today);
  const [followed, setFollowed] = useState(chosen);
  if (chosen !== followed) {
    setFollowed(chosen);
    setMonth(chosen ?? month);
  }
  const weeks = weeksOfMonth(month, firstWeekdayOfLocale());
  const weekdays = weeks[0] ?? [];
  return (
    <div className={styles.calendar}>
      <div className={styles.calendarHead}>
        <span className={styles.grow}>
          {formatterFor({ month: 'long', year: 'numeric' }).format(startOfDay(month))}
        </span>
        <MonthButton label="Previous month" icon={IconChevronLeft} onClick={() => setMonth(addMonths(month, -1))} />
        <MonthButton label="Next month" icon={IconChevronRight} onClick={() => setMonth(addMonths(month, 1))} />
      </div>
      <div className={styles.week} aria-hidden>
        {weekdays.map((day) => (
          <span key={day} className={styles.weekday}>
            {formatterFor({ weekday: 'narrow' }).format(startOfDay(day))}
          </span>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} className={styles.week}>
          {week.map((day) => (
            <button
              key={day}
              type="button"
              tabIndex={-1}
              className={styles.day}
              aria-label={formatterFor({ dateStyle: 'long' }).format(startOfDay(day))}
              aria-pressed={day === chosen}
              data-chosen={day === chosen || undefined}
              data-today={day === today || undefined}
              data-outside={day.slice(0, 7) !== month.slice(0, 7) || undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(day)}
            >
              {Number(day.slice(8))}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

interface MonthButtonProps {
  label: string;
  icon: typeof IconChevronLeft;
  onClick: () => void;
}

function MonthButton({ label, icon: Glyph, onClick }: MonthButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.iconButton}
      aria-label={label}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Glyph size={15} stroke={1.7} aria-hidden />
    </button>
  );
}

/** The day that an arrow or a page key leads to; null for other keys. */
export function dayAfterKey(key: string, from: string): string | null {
  if (key === 'ArrowDown') return addDays(from, 1);
  if (key === 'ArrowUp') return addDays(from, -1);
  if (key === 'PageDown') return addMonths(from, 1);
  return key === 'PageUp' ? addMonths(from, -1) : null;
}
