import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { FakeRecordServer } from '../testing/fakeRecordServer';
import { person, workspaceObjects } from '../testing/metadata';
import { eventOf, people } from '../testing/people';
import type { RecordList } from './recordList';
import { Records } from './records';

describe('news that were missed', () => {
  const stale: (string | null)[] = [];
  let server: FakeRecordServer;
  let records: Records;

  beforeEach(() => {
    vi.useFakeTimers();
    metadataStore.replace(workspaceObjects);
    server = new FakeRecordServer();
    server.seed(people(200));
    records = new Records(server);
    stale.length = 0;
    records.onStale((object) => stale.push(object?.nameSingular ?? null));
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  async function miss(tell: () => void): Promise<RecordList> {
    const list = records.lists.get({ object: person, filters: [], sorts: [] });
    list.subscribe(() => undefined);
    list.want(['name', 'jobTitle', 'position']);
    list.show(0, 20);
    await server.answerAll();
    server.write('updated', 'p0001', { jobTitle: 'Elsewhere' });
    server.moveAll(['p0002'], 'delete');
    tell();
    vi.advanceTimersByTime(300);
    await server.answerAll();
    return list;
  }

  it('are caught up with after a gap', async () => {
    const list = await miss(() => records.resynchronise());
    expect(records.store.get('p0001')?.['jobTitle']).toBe('Elsewhere');
    expect([list.rowOf('p0002'), list.getSnapshot().rowCount]).toEqual([-1, 199]);
    expect(stale).toEqual([null]);
  });

  it.each([
    ['of many records at once', { recordId: null, count: 60 }],
    ['too long for a message', { recordId: 'p0001', updatedFields: ['jobTitle'] }],
  ])('%s make the object be read again', async (_, more) => {
    const event = { ...eventOf({ action: 'updated', id: 'p0001', after: {}, updatedAt: '', mutationId: null }) };
    await miss(() => records.applyRecordEvent({ ...event, ...more, after: null }));
    expect(records.store.get('p0001')?.['jobTitle']).toBe('Elsewhere');
    expect(stale).toEqual(['person']);
  });
});
