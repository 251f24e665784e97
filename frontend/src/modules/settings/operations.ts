/** What a webhook listens to: `person.created`, `*.deleted`, `company.*`, `*.*`. */

export const actions = ['*', 'created', 'updated', 'deleted', 'restored', 'destroyed'] as const;

export interface Operation {
  /** Tells rows of a form apart; no part of the operation. */
  key: string;
  object: string;
  action: string;
}

let lastKey = 0;

export function newOperation(object = '*', action = '*'): Operation {
  lastKey += 1;
  return { key: String(lastKey), object, action };
}

export function parseOperation(text: string): Operation {
  const [object = '*', action = '*'] = text.split('.');
  return newOperation(object, action);
}

/** As sent: without repetitions, and without what a wider one covers already. */
export function toOperations(operations: readonly Operation[]): string[] {
  const covers = (wide: Operation, narrow: Operation) =>
    (wide.object === '*' || wide.object === narrow.object) && (wide.action === '*' || wide.action === narrow.action);
  const kept = operations.filter((each, index) =>
    operations.every((other, otherIndex) => {
      if (index === otherIndex || !covers(other, each)) return true;
      return covers(each, other) && index < otherIndex;
    }),
  );
  return kept.map(({ object, action }) => `${object}.${action}`);
}
