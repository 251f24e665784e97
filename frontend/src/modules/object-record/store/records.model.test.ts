/** Random people, a random network: in the end the screen shows what the server has. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { undoStack } from '@/modules/ui/undo';
import { FakeRecordServer, type ServerChange, settled } from '../testing/fakeRecordServer';
import { fieldOf, person, workspaceObjects } from '../testing/metadata';
import { eventOf, people } from '../testing/people';
import { Chance } from '../testing/random';
import type { FieldFilter, FieldSort } from '../types';
import type { RecordList } from './recordList';
import { Records } from './records';

const jobTitle = fieldOf(person, 'jobTitle');
const city = fieldOf(person, 'city');
const filters: FieldFilter[] = [{ fieldName: 'jobTitle', operand: 'CONTAINS', values: ['C'] }];
const sorts: FieldSort[] = [{ fieldName: 'city', direction: 'asc' }];
const stories = 120;
const steps = 60;

class Story {
  private readonly chance: Chance;
  private readonly server = new FakeRecordServer();
  private readonly records = new Records(this.server);
  private readonly list: RecordList;
  private readonly undelivered: ServerChange[] = [];
  private told = 0;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.server.seed(people(130));
    const isSorted = this.chance.happens(0.5);
    this.list = this.records.lists.get({
      object: person,
      filters: isSorted ? filters : [],
      sorts: isSorted ? sorts : [],
    });
    this.list.subscribe(() => undefined);
    this.list.want(['name', 'jobTitle', 'city', 'position']);
    this.list.show(0, 20);
  }

  async live(): Promise<void> {
    for (let step = 0; step < steps; step++) {
      void this.chance.pick(this.acts())();
      await settled();
      this.hearNews();
    }
    await this.calmDown();
  }

  /** The first fifty rows: what is shown, and what should be. */
  outcome() {
    const ids = Array.from({ length: 50 }, (_, row) => this.list.idAt(row));
    const expected = this.server.ordered(this.list.condition);
    const valuesOf = (record: Record<string, unknown> | undefined) => [
      record?.['id'],
      record?.['jobTitle'] || null,
      record?.['city'],
    ];
    return {
      shown: {
        count: this.list.getSnapshot().rowCount,
        rows: ids.map((id) => valuesOf(this.records.store.get(id ?? ''))),
      },
      expected: { count: expected.length, rows: expected.slice(0, 50).map(valuesOf) },
    };
  }

  private acts(): (() => unknown)[] {
    const { chance, list, records, server } = this;
    const someone = () => chance.pick([...server.rows.keys()]);
    const mine = () => chance.pick(list.loadedIds().length ? list.loadedIds() : ['p0000']);
    return [
      () => records.commands.edit(person, mine(), jobTitle, chance.pick(['CEO', 'Cook', 'Intern', null])),
      () => records.commands.edit(person, mine(), city, chance.pick(['Oslo', 'Lima', 'Zug'])),
      () => records.commands.remove(person, [mine()]),
      () => this.makeRecord(),
      () => undoStack.undo().catch(() => null),
      () => server.write('updated', someone(), { jobTitle: chance.pick(['CFO', 'Chef']) }),
      () => server.write('created', `new${server.changes.length}`, { ...people(1)[0], jobTitle: 'CTO' }),
      () => server.moveAll([someone()], 'delete'),
      () => list.setActive(chance.pick([mine(), null])),
      () => list.show(chance.below(150), chance.below(150) + 20),
      () => server.answer(chance.below(Math.max(1, server.calls.length))),
      () => server.answer(0, chance.happens(0.2) ? new Error('refused') : undefined),
      () => vi.advanceTimersByTime(100),
    ];
  }

  private makeRecord(): void {
    const id = this.records.commands.startRecord({ jobTitle: 'CTO', city: 'Bern' });
    this.list.pin(id);
    this.list.setActive(id);
    this.records.commands.edit(person, id, city, 'Basel');
  }

  /** News of others' changes come late, in any order, and some never. */
  private hearNews(): void {
    const { changes } = this.server;
    this.undelivered.push(...changes.slice(this.told).filter(({ mutationId }) => mutationId === null));
    this.told = changes.length;
    if (!this.undelivered.length || this.chance.happens(0.5)) return;
    const [change] = this.undelivered.splice(this.chance.below(this.undelivered.length), 1);
    if (change && this.chance.happens(0.9)) this.records.applyRecordEvent(eventOf(change));
  }

  /** Everything is answered, the socket has come back, the person looks at the top of the list. */
  private async calmDown(): Promise<void> {
    const { list, records, server } = this;
    list.setActive(null);
    for (const id of list.loadedIds()) if (records.queue.isDraft(id)) records.commands.remove(person, [id]);
    for (let round = 0; round < 4; round++) {
      await server.answerAll();
      vi.advanceTimersByTime(3_000);
    }
    records.resynchronise();
    list.show(0, 50);
    vi.advanceTimersByTime(1_000);
    await server.answerAll();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  metadataStore.replace(workspaceObjects);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('whatever happens', () => {
  it.each(Array.from({ length: stories }, (_, index) => index + 1))(
    'story %i ends showing what the server has',
    async (seed) => {
      undoStack.clear();
      const story = new Story(seed);
      await story.live();
      const { shown, expected } = story.outcome();
      expect(shown).toEqual(expected);
    },
  );
});
