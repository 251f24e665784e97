import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { undoStack } from '@/modules/ui/undo';
import { Records } from '../store/records';
import { FakeRecordServer, settled } from '../testing/fakeRecordServer';
import { everything, fieldOf, workspaceObjects } from '../testing/metadata';
import type { FieldFilter } from '../types';
import { BoardController } from './boardController';
import { activeCardAtom, carryingAtom, saidAtom } from './boardState';

const field = fieldOf(everything, 'select');

let server: FakeRecordServer;
let records: Records;
let board: BoardController;

function boardOf(isSorted = false): BoardController {
  const columns = ['NEW', 'MEETING', null].map((value) => {
    const own: FieldFilter = value
      ? { fieldName: 'select', operand: 'IS', values: [value] }
      : { fieldName: 'select', operand: 'IS_EMPTY', values: [] };
    const list = records.lists.get({ object: everything, filters: [own], sorts: [] });
    list.subscribe(() => undefined);
    list.want(['name', 'select', 'position']);
    list.show(0, 20);
    return { value, label: value ?? 'None', color: undefined, list };
  });
  const options = { object: everything, records, field, columns, isSorted, canMove: true, newValues: () => ({}) };
  return new BoardController(options);
}

const namesIn = (column: number) =>
  Array.from({ length: board.countIn(column) }, (_, row) => board.idAt({ column, row }));

beforeEach(async () => {
  vi.useFakeTimers();
  metadataStore.replace(workspaceObjects);
  undoStack.clear();
  server = new FakeRecordServer();
  const seed = (id: string, select: string | null, position: number) => ({ id, name: id, select, position });
  server.seed([seed('a', 'NEW', 1), seed('b', 'NEW', 2), seed('c', 'NEW', 3), seed('d', 'MEETING', 1)]);
  records = new Records(server);
  board = boardOf();
  board.attach();
  await server.answerAll();
});

afterEach(() => {
  vi.useRealTimers();
});

async function calmDown(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await server.answerAll();
    vi.advanceTimersByTime(1_000);
    await settled();
  }
  await server.answerAll();
}

describe('a card that is moved', () => {
  it('is at once in the other column, and stays when the server has answered', async () => {
    board.move('a', { column: 1, row: 1 });
    expect([namesIn(0), namesIn(1)]).toEqual([
      ['b', 'c'],
      ['d', 'a'],
    ]);
    await calmDown();
    expect([namesIn(0), namesIn(1)]).toEqual([
      ['b', 'c'],
      ['d', 'a'],
    ]);
    expect(server.rows.get('a')).toMatchObject({ select: 'MEETING', position: 2 });
  });

  it('lies between the positions of its neighbours', async () => {
    board.move('c', { column: 0, row: 1 });
    expect(namesIn(0)).toEqual(['a', 'c', 'b']);
    await calmDown();
    expect(server.rows.get('c')).toMatchObject({ select: 'NEW', position: 1.5 });
    expect(namesIn(0)).toEqual(['a', 'c', 'b']);
  });

  it('loses its value in the column of those without one', async () => {
    board.move('b', { column: 2, row: 0 });
    await calmDown();
    expect(server.rows.get('b')?.['select']).toBeNull();
    expect(namesIn(2)).toEqual(['b']);
  });

  it('goes back when the server refuses', async () => {
    board.move('a', { column: 1, row: 0 });
    await server.answer(0, new Error('no'));
    expect([namesIn(0), namesIn(1)]).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('goes back when it is undone', async () => {
    board.move('b', { column: 1, row: 0 });
    await calmDown();
    await undoStack.undo();
    expect([namesIn(0), namesIn(1)]).toEqual([['a', 'b', 'c'], ['d']]);
    await calmDown();
    expect(server.rows.get('b')).toMatchObject({ select: 'NEW', position: 2 });
  });
});

describe('a card that is carried by keys', () => {
  const carryDown = { column: 0, row: 1 };

  it('takes the place of the next, says so, and moves when it is put down', async () => {
    board.focus({ column: 0, row: 0 });
    board.lift('keys');
    expect(board.ui.get(saidAtom)).toMatch(/^a lifted, NEW, place 1 of 3/u);
    board.carryBy(carryDown);
    expect(board.ui.get(saidAtom)).toBe('NEW, place 2 of 3');
    board.drop();
    expect(namesIn(0)).toEqual(['b', 'a', 'c']);
    expect(board.ui.get(activeCardAtom)).toEqual({ column: 0, row: 1 });
    await calmDown();
    expect(namesIn(0)).toEqual(['b', 'a', 'c']);
  });

  it('comes back the way it went', () => {
    board.focus({ column: 0, row: 1 });
    board.lift('keys');
    board.carryBy(carryDown);
    board.carryBy({ column: 0, row: -1 });
    expect(board.ui.get(saidAtom)).toBe('NEW, place 2 of 3');
    board.drop();
    expect(namesIn(0)).toEqual(['a', 'b', 'c']);
    expect(server.calls).toEqual([]);
  });

  it('stays where it was when it is left', () => {
    board.focus({ column: 0, row: 0 });
    board.lift('keys');
    board.carryBy({ column: 1, row: 0 });
    board.cancel();
    expect(board.ui.get(carryingAtom)).toBeNull();
    expect(namesIn(0)).toEqual(['a', 'b', 'c']);
  });
});

describe('others', () => {
  it('move cards, too', async () => {
    const after = { select: 'MEETING' };
    server.write('updated', 'a', after);
    records.applyRecordEvent({
      seq: 1,
      eventId: 'e1',
      count: 1,
      action: 'updated',
      objectNameSingular: 'everything',
      recordId: 'a',
      updatedFields: ['select'],
      updatedAt: server.rows.get('a')?.updatedAt ?? null,
      after,
      mutationId: null,
    });
    expect(namesIn(0)).toEqual(['b', 'c']);
    await calmDown();
    expect(namesIn(1).toSorted()).toEqual(['a', 'd']);
  });
});

it('passes over empty columns, and stays at the ends', () => {
  board.focus({ column: 1, row: 0 });
  board.step({ column: 1, row: 0 });
  expect(board.ui.get(activeCardAtom)).toEqual({ column: 1, row: 0 });
  board.step({ column: -1, row: 0 });
  board.step({ column: 0, row: 9 });
  expect(board.ui.get(activeCardAtom)).toEqual({ column: 0, row: 2 });
});
