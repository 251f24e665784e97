import { expect, it } from 'vitest';
import { newOperation, parseOperation, toOperations } from './operations';

it('reads and writes what the API says', () => {
  expect(toOperations(['person.created', '*.deleted'].map(parseOperation))).toEqual(['person.created', '*.deleted']);
});

it('drops repetitions and what a wider operation covers', () => {
  const chosen = ['person.created', 'person.created', 'company.updated', 'company.*'].map(parseOperation);
  expect(toOperations(chosen)).toEqual(['person.created', 'company.*']);
  expect(toOperations([newOperation(), ...chosen])).toEqual(['*.*']);
});
