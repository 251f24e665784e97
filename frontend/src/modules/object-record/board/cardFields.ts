/** Which fields a card shows, and in which form: short facts share a line, everything else has its own. */
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { labelFieldOf } from '../query/references';
import * as s from './board.css';

export interface CardFields {
  readonly facts: readonly FieldMetadata[];
  readonly lines: readonly FieldMetadata[];
}

const short = new Set<FieldMetadata['type']>([
  'CURRENCY',
  'NUMBER',
  'NUMERIC',
  'DATE',
  'DATE_TIME',
  'SELECT',
  'RATING',
  'BOOLEAN',
]);
const mostFacts = 3;
const mostLines = 4;

/** Of those the view shows, in its order; the name and the column say theirs already. */
export function cardFieldsOf(
  object: ObjectMetadata,
  shown: readonly FieldMetadata[],
  groupField: FieldMetadata,
  isCompact: boolean,
): CardFields {
  if (isCompact) return { facts: [], lines: [] };
  const label = labelFieldOf(object);
  const told = shown.filter(({ id }) => id !== label?.id && id !== groupField.id);
  return {
    facts: told.filter(({ type }) => short.has(type)).slice(0, mostFacts),
    lines: told.filter(({ type }) => !short.has(type)).slice(0, mostLines),
  };
}

/** Every card of a board is of one height, so that ten thousand need no measuring. */
export function cardHeightOf({ facts, lines }: CardFields): number {
  return s.cardPadding + s.titleHeight + (lines.length + (facts.length ? 1 : 0)) * s.lineHeight;
}
