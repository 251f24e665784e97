import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareNumbers } from '../shared/compare';
import { choiceFiltering } from '../shared/filters';
import { RatingEditor } from '../shared/lazyEditors';
import { scalarShape } from '../shared/scalar';
import { ratingSteps, ratingText, ratingValue } from './ratings';

const isRating = (value: unknown): value is string => typeof value === 'string' && /^RATING_[1-5]$/.test(value);

export const ratingKind: FieldKind<string> = {
  type: 'RATING',
  width: 112,
  alignment: 'start',
  editing: 'popover',
  Editor: RatingEditor,
  ...scalarShape(isRating),
  isEmpty: (value) => value === null,
  format: (value) => ratingText(value),
  parse: (text) => {
    const plain = text.trim().replace(/^RATING_/i, '');
    if (!plain) return parsed<string>(null);
    return /^[1-5]$/.test(plain) ? parsed(ratingValue(Number(plain))) : refused('Type a number from 1 to 5');
  },
  display: (value) => (
    <span className={styles.stars} role="img" aria-label={`${ratingText(value)} of 5`}>
      {ratingSteps.map((step) => (
        <i key={step} className={styles.star} data-on={step <= Number(ratingText(value)) || undefined} />
      ))}
    </span>
  ),
  ...choiceFiltering<string>(
    (field) => [field.name],
    (value) => value,
  ),
  compare: (left, right) => compareNumbers(Number(ratingText(left)), Number(ratingText(right))),
};
