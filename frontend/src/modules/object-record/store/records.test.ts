import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { toastQueue } from '@/modules/ui/toasts';
import { undoStack } from '@/modules/ui/undo';
import { FakeRecordServer, settled } from '../testing/fakeRecordServer';
import { fieldOf, person, workspaceObjects } from '../testing/metadata';
import { eventOf, people } from '../testing/people';
import type { FieldFilter, FieldSort } from '../types';
import type { RecordList } from './recordList';
import { Records } from './records';

const jobTitle = fieldOf(person, 'jobTitle');
const city = fieldOf(person, 'city');
const fieldNames = ['name', 'jobTitle', 'city', 'position'];

let server: FakeRecordServer;
let records: Records;

function open(filters: FieldFilter[] = [], sorts: FieldSort[] = []): RecordList {
  const list = records.lists.get({ object: person, filters, sorts });
  list.subscribe(() => undefined);
  list.want(fieldNames);
  list.show(0, 20);
  return list;
}

function rowsOf(list: RecordList): (string | undefined)[] {
  return Array.from({ length: list.getSnapshot().rowCount ?? 0 }, (_, row) => list.idAt(row));
}

beforeEach(() => {
  vi.useFakeTimers();
  metadataStore.replace(workspaceObjects);
  server = new FakeRecordServer();
  server.seed(people(200));
  records = new Records(server);
  undoStack.clear();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a list', () => {
  it('counts once, and fetches only the pages on the screen', async () => {
    const list = open();
    await server.answerAll();
    list.show(100, 130);
    vi.advanceTimersByTime(60);
    await server.answerAll();
    expect(list.getSnapshot().rowCount).toBe(200);
    expect(server.log).toEqual(['list 0 counted', 'list 60', 'list 120']);
    expect(list.idAt(125)).toBe('p0125');
    expect(list.idAt(190)).toBeUndefined();
  });

  it('cancels pages that were scrolled past', async () => {
    const list = open();
    await server.answerAll();
    for (const row of [70, 130, 180]) {
      list.show(row, row + 15);
      vi.advanceTimersByTime(30);
    }
    vi.advanceTimersByTime(60);
    expect(server.calls.map(({ name }) => name)).toEqual(['list 120', 'list 180']);
  });

  it('says so when it cannot be loaded, and tries again when asked', async () => {
    const list = open();
    await server.answer(0, new Error('no'));
    expect(list.getSnapshot()).toMatchObject({ rowCount: null, error: new Error('no') });
    list.retry();
    await server.answerAll();
    expect(list.getSnapshot()).toMatchObject({ rowCount: 200, error: null });
  });

  it('keeps at most thirty pages', async () => {
    server.seed(people(4_000));
    const list = open();
    await server.answerAll();
    for (let row = 0; row < 3_600; row += 60) {
      list.show(row, row + 20);
      vi.advanceTimersByTime(60);
      await server.answerAll();
    }
    expect(list.loadedIds().length).toBeLessThanOrEqual(31 * 60);
    expect(records.store.get('p0001')).toBeUndefined();
    expect(list.idAt(3_550)).toBe('p3550');
  });

  it('fetches a new column for the rows on the screen', async () => {
    const list = open();
    await server.answerAll();
    list.want([...fieldNames, 'emails']);
    expect(server.calls.map(({ name }) => name)).toEqual(['list 0']);
  });

  it('keeps a row that no longer belongs until the focus leaves it', async () => {
    const list = open([{ fieldName: 'jobTitle', operand: 'CONTAINS', values: ['CEO'] }]);
    await server.answerAll();
    list.setActive('p0002');
    records.commands.edit(person, 'p0002', jobTitle, 'Retired');
    expect(list.getSnapshot().leaving.has('p0002')).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(list.rowOf('p0002')).toBe(1);
    list.setActive('p0004');
    expect(list.rowOf('p0002')).toBe(-1);
    expect(list.rowOf('p0004')).toBe(1);
    expect(list.getSnapshot().rowCount).toBe(99);
  });

  it('shows how many others made, and takes them in when asked', async () => {
    const list = open();
    await server.answerAll();
    server.write('created', 'new1', { ...people(1)[0], id: 'new1', position: -1 });
    for (const change of server.changes) records.applyRecordEvent(eventOf(change));
    expect(list.getSnapshot()).toMatchObject({ newcomers: 1, rowCount: 200 });
    list.refresh();
    await server.answerAll();
    expect(list.getSnapshot()).toMatchObject({ newcomers: 0, rowCount: 201 });
    expect(list.idAt(0)).toBe('new1');
  });
});

describe('an edit', () => {
  it('is shown at once and sent once per burst', async () => {
    open();
    await server.answerAll();
    for (const title of ['A', 'B', 'C']) records.commands.edit(person, 'p0001', jobTitle, title);
    expect(records.store.get('p0001')?.['jobTitle']).toBe('C');
    expect(server.calls).toHaveLength(1);
    await server.answerAll();
    expect(server.log.filter((name) => name.startsWith('update'))).toHaveLength(2);
    expect(server.rows.get('p0001')?.['jobTitle']).toBe('C');
  });

  it('that is refused goes away, marks its cell and offers a retry', async () => {
    open();
    await server.answerAll();
    records.commands.edit(person, 'p0001', jobTitle, 'Bad');
    await server.answer(0, new Error('Too bad'));
    expect(records.store.get('p0001')?.['jobTitle']).toBe('CTO');
    expect(records.marks.getSnapshot()).toMatchObject([{ recordId: 'p0001', fieldName: 'jobTitle', kind: 'refused' }]);
    const toast = toastQueue.getCurrent().at(-1);
    expect(toast).toMatchObject({ message: 'JobTitle was not saved', detail: 'Too bad' });
    toast?.action?.run();
    expect(records.marks.getSnapshot()).toEqual([]);
    await server.answerAll();
    expect(server.rows.get('p0001')?.['jobTitle']).toBe('Bad');
  });

  it('is undone and redone', async () => {
    open();
    await server.answerAll();
    records.commands.edit(person, 'p0001', jobTitle, 'CEO');
    await server.answerAll();
    await undoStack.undo();
    expect(records.store.get('p0001')?.['jobTitle']).toBe('CTO');
    await undoStack.redo();
    await server.answerAll();
    expect(server.rows.get('p0001')?.['jobTitle']).toBe('CEO');
  });

  it('is not undone over the head of someone who changed the same field since', async () => {
    open();
    await server.answerAll();
    records.commands.edit(person, 'p0001', jobTitle, 'CEO');
    await server.answerAll();
    server.write('updated', 'p0001', { jobTitle: 'COO' });
    const last = server.changes.at(-1);
    if (last) records.applyRecordEvent(eventOf(last));
    await expect(undoStack.undo()).rejects.toThrow('Someone else');
    expect(records.store.get('p0001')?.['jobTitle']).toBe('COO');
  });

  it('of many records with one value is one request and one step', async () => {
    open();
    await server.answerAll();
    const edits = ['p0001', 'p0002', 'p0003'].map((id) => ({ id, patch: { city: 'Lima' } }));
    records.commands.editMany(person, edits, '3 cells changed');
    await server.answerAll();
    expect(server.log.at(-1)).toBe('updateMany 3');
    await undoStack.undo();
    await server.answerAll();
    expect(['p0001', 'p0002', 'p0003'].map((id) => server.rows.get(id)?.['city'])).toEqual(['Paris', 'Rome', 'Oslo']);
  });

  it('that is undone before the server has answered is undone after it', async () => {
    open();
    await server.answerAll();
    const edits = ['p0001', 'p0002'].map((id) => ({ id, patch: { city: 'Lima' } }));
    records.commands.editMany(person, edits, '2 cells changed');
    void undoStack.undo();
    await settled();
    expect(server.calls.map(({ name }) => name)).toEqual(['updateMany 2']);
    await server.answerAll();
    expect(['p0001', 'p0002'].map((id) => server.rows.get(id)?.['city'])).toEqual(['Paris', 'Rome']);
  });
});

describe('making and deleting', () => {
  it('a draft reaches the server with its first edit, and undo takes it back', async () => {
    const list = open();
    await server.answerAll();
    const id = records.commands.startRecord({});
    list.pin(id);
    expect(list.idAt(0)).toBe(id);
    expect(server.calls).toHaveLength(0);
    records.commands.edit(person, id, city, 'Oslo');
    await server.answerAll();
    vi.advanceTimersByTime(300);
    await server.answerAll();
    expect(server.rows.get(id)).toMatchObject({ city: 'Oslo' });
    expect(list.getSnapshot().rowCount).toBe(201);
    expect(rowsOf(list).filter((each) => each === id)).toHaveLength(1);
    void undoStack.undo();
    await server.answerAll();
    expect(server.rows.has(id)).toBe(false);
    expect(list.rowOf(id)).toBe(-1);
  });

  it('a refused draft keeps what was typed', async () => {
    const id = records.commands.startRecord({ jobTitle: 'CTO' });
    records.commands.edit(person, id, city, 'Oslo');
    await server.answer(0, new Error('no'));
    expect(records.store.get(id)).toMatchObject({ jobTitle: 'CTO', city: 'Oslo' });
    expect(records.queue.isDraft(id)).toBe(true);
    records.commands.edit(person, id, city, 'Rome');
    await server.answerAll();
    expect(server.rows.get(id)).toMatchObject({ jobTitle: 'CTO', city: 'Rome' });
  });

  it('deletes at once and restores on undo', async () => {
    const list = open();
    await server.answerAll();
    records.commands.remove(person, ['p0000', 'p0002']);
    expect(list.getSnapshot().rowCount).toBe(198);
    expect([list.idAt(0), list.idAt(1)]).toEqual(['p0001', 'p0003']);
    await server.answerAll();
    void undoStack.undo();
    await server.answerAll();
    vi.advanceTimersByTime(300);
    await server.answerAll();
    expect([list.idAt(0), list.idAt(1), list.idAt(2)]).toEqual(['p0000', 'p0001', 'p0002']);
    expect(list.getSnapshot().rowCount).toBe(200);
  });

  it('brings back what the server would not delete', async () => {
    const list = open();
    await server.answerAll();
    records.commands.remove(person, ['p0000']);
    await settled();
    await server.answer(0, new Error('no'));
    expect(list.idAt(0)).toBe('p0000');
    expect(toastQueue.getCurrent().some(({ message }) => message === 'Could not delete 1 person')).toBe(true);
  });
});
