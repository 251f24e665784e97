import { beforeEach, describe, expect, it } from 'vitest';
import { RowMap } from './rowMap';

let rows: RowMap;

const shown = () => Array.from({ length: rows.rowCount ?? 0 }, (_, row) => rows.idAt(row));

beforeEach(() => {
  rows = new RowMap();
  rows.write(0, ['a', 'b', 'c', 'd']);
  rows.cutAt(4);
});

describe('a record that was placed', () => {
  it('is in its row, and nowhere else', () => {
    rows.place('d', 1);
    expect(shown()).toEqual(['a', 'd', 'b', 'c']);
    expect(['a', 'b', 'c', 'd'].map((id) => rows.rowOf(id))).toEqual([0, 2, 3, 1]);
  });

  it('from elsewhere makes the list longer', () => {
    rows.place('x', 4);
    expect(shown()).toEqual(['a', 'b', 'c', 'd', 'x']);
  });

  it('makes room for the next', () => {
    rows.place('x', 1);
    rows.place('y', 1);
    expect(shown()).toEqual(['a', 'y', 'x', 'b', 'c', 'd']);
    rows.place('x', 0);
    expect(shown()).toEqual(['x', 'a', 'y', 'b', 'c', 'd']);
  });

  it('leaves its row to those below when it goes', () => {
    rows.place('x', 0);
    rows.place('y', 2);
    rows.release((id) => id === 'x');
    expect(shown()).toEqual(['a', 'y', 'b', 'c', 'd']);
    rows.hide('y');
    expect(shown()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is never below the end of the list', () => {
    rows.place('x', 9);
    rows.write(0, ['a']);
    rows.cutAt(1);
    expect(shown()).toEqual(['a', 'x']);
  });

  it('is shown again after it was hidden', () => {
    rows.hide('b');
    expect(shown()).toEqual(['a', 'c', 'd']);
    rows.place('b', 2);
    expect(shown()).toEqual(['a', 'c', 'b', 'd']);
  });

  it('goes where the server says once it is released', () => {
    rows.place('d', 0);
    rows.write(0, ['d', 'a', 'b', 'c']);
    rows.release(() => true);
    expect(shown()).toEqual(['d', 'a', 'b', 'c']);
  });
});
