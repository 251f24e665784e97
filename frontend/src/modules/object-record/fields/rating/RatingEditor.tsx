import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type EditorProps, parsed } from '../fieldKind';
import * as styles from '../shared/editors.css';
import { ratingSteps, ratingText, ratingValue } from './ratings';

export function RatingEditor({ field, value, initialText, onReader, onCommit }: EditorProps<string>) {
  const group = useRef<HTMLDivElement>(null);
  const typed = /^[1-5]$/.test(initialText ?? '') ? Number(initialText) : null;
  const [step, setStep] = useState(typed ?? Number(value ? ratingText(value) : 0));
  useLayoutEffect(() => group.current?.focus({ preventScroll: true }), []);
  useEffect(() => onReader(() => parsed(step ? ratingValue(step) : null)), [onReader, step]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepAfterKey(event.key, step);
    if (next === null) return;
    event.preventDefault();
    setStep(next);
  };
  return (
    <div
      ref={group}
      className={styles.ratingRow}
      role="slider"
      tabIndex={0}
      aria-label={field.label}
      aria-valuemin={0}
      aria-valuemax={5}
      aria-valuenow={step}
      onKeyDown={onKeyDown}
    >
      {ratingSteps.map((each) => (
        <button
          key={each}
          type="button"
          tabIndex={-1}
          aria-hidden
          className={styles.ratingStep}
          data-on={each <= step || undefined}
          onClick={() => onCommit(each === step ? null : ratingValue(each), 'stay')}
        />
      ))}
    </div>
  );
}

function stepAfterKey(key: string, step: number): number | null {
  if (/^[0-5]$/.test(key)) return Number(key);
  if (key === 'Backspace' || key === 'Delete' || key === 'Home') return 0;
  if (key === 'End') return 5;
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(5, step + 1);
  return key === 'ArrowLeft' || key === 'ArrowDown' ? Math.max(0, step - 1) : null;
}
