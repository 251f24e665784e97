import { beforeEach, expect, it } from 'vitest';
import { type Undoable, UndoStack } from './undo';

let stack: UndoStack;
let log: string[];

beforeEach(() => {
  stack = new UndoStack();
  log = [];
});

const step = (label: string, more: Partial<Undoable> = {}): Undoable => ({
  label,
  undo: async () => void log.push(`undo ${label}`),
  redo: async () => void log.push(`redo ${label}`),
  ...more,
});

it('takes back the last step first, and does it again', async () => {
  stack.push(step('a'));
  stack.push(step('b'));
  await stack.undo();
  await stack.undo();
  await stack.redo();
  expect(log).toEqual(['undo b', 'undo a', 'redo a']);
  expect(await stack.undo()).toMatchObject({ label: 'a' });
});

it('has nothing to redo after something new', async () => {
  stack.push(step('a'));
  await stack.undo();
  stack.push(step('b'));
  expect(await stack.redo()).toBeNull();
});

it('forgets a step that cannot be done again', async () => {
  stack.push(step('a', { redo: undefined }));
  await stack.undo();
  expect(await stack.redo()).toBeNull();
});

it('keeps a step whose undoing failed', async () => {
  let isBroken = true;
  const undo = async () => {
    if (isBroken) throw new Error('offline');
  };
  stack.push(step('a', { undo }));
  await expect(stack.undo()).rejects.toThrow('offline');
  isBroken = false;
  expect(await stack.undo()).toMatchObject({ label: 'a' });
});

it('takes back one particular step, once', async () => {
  const first = step('a');
  stack.push(first);
  stack.push(step('b'));
  expect(await stack.undoStep(first)).toBe(true);
  expect(await stack.undoStep(first)).toBe(false);
  expect(log).toEqual(['undo a']);
});

it('remembers fifty steps', async () => {
  for (let index = 0; index < 60; index += 1) stack.push(step(String(index)));
  let last = await stack.undo();
  for (let next = last; next; next = await stack.undo()) last = next;
  expect(last?.label).toBe('10');
});
