/** People to put on a fake server, and the news of what happens to them. */
import type { RecordEvent } from '../recordEvents';
import type { StoredRecord } from '../types';
import type { ServerChange } from './fakeRecordServer';

export function people(count: number): StoredRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${String(index).padStart(4, '0')}`,
    name: { firstName: `First${index}`, lastName: 'Last' },
    jobTitle: index % 2 ? 'CTO' : 'CEO',
    city: ['Oslo', 'Paris', 'Rome'][index % 3],
    position: index,
  }));
}

export function eventOf(change: ServerChange): RecordEvent {
  const { id, ...rest } = change;
  return {
    ...rest,
    seq: 0,
    eventId: `${id} ${change.updatedAt}`,
    count: 1,
    objectNameSingular: 'person',
    recordId: id,
    updatedFields: Object.keys(change.after),
  };
}
