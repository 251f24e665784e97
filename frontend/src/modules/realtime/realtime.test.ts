import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecordEvent } from '@/modules/object-record/recordEvents';
import { retryWait } from './connection';
import { reportConnected } from './liveStatus';
import { RecordEventFeed } from './recordEventFeed';
import { whileDeaf } from './whileDeaf';
import { whileWatched } from './whileWatched';

const event = (more: Partial<RecordEvent> = {}): RecordEvent => ({
  seq: 1,
  eventId: 'e1',
  count: 1,
  action: 'updated',
  objectNameSingular: 'person',
  recordId: 'p1',
  updatedFields: ['jobTitle'],
  updatedAt: '2026-01-01T00:00:00.000Z',
  after: { jobTitle: 'Chief Listener' },
  mutationId: null,
  ...more,
});

describe('the feed of record events', () => {
  const applied: RecordEvent[] = [];
  const sink = { applyRecordEvent: (each: RecordEvent) => applied.push(each), resynchronise: () => undefined };
  const feed = () => new RecordEventFeed(sink, (id) => id === 'mine');

  afterEach(() => {
    applied.length = 0;
  });

  it('passes on what others did, once', () => {
    const once = feed();
    once.receive(event());
    once.receive(event());
    once.receive(event({ eventId: 'e2' }));
    expect(applied.map(({ eventId }) => eventId)).toEqual(['e1', 'e2']);
  });

  it('drops the echo of our own writes', () => {
    const deaf = feed();
    deaf.receive(event({ mutationId: 'mine' }));
    deaf.receive(event({ eventId: 'e2', mutationId: 'theirs' }));
    expect(applied.map(({ mutationId }) => mutationId)).toEqual(['theirs']);
  });
});

describe('reconnecting', () => {
  it('waits longer each time, never more than half a minute, and never in step', () => {
    expect(retryWait(0, () => 1)).toBe(500);
    expect(retryWait(3, () => 1)).toBe(4_000);
    expect(retryWait(30, () => 1)).toBe(30_000);
    expect(retryWait(3, () => 0.25)).toBe(1_000);
  });
});

const setHidden = (isHidden: boolean) => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('without a socket', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    setHidden(false);
    reportConnected(false);
  });

  it('looks again every quarter of a minute, while somebody is there', () => {
    const look = vi.fn<() => void>();
    const end = whileDeaf(look);
    const looksIn = (minutes: number) => {
      look.mockClear();
      vi.advanceTimersByTime(minutes * 60_000);
      return look.mock.calls.length;
    };
    expect(looksIn(1)).toBe(4);
    reportConnected(true);
    expect(looksIn(1)).toBe(0);
    reportConnected(false);
    setHidden(true);
    expect(looksIn(1)).toBe(0);
    setHidden(false);
    expect(looksIn(1)).toBe(4);
    looksIn(2);
    expect(looksIn(1)).toBe(0);
    window.dispatchEvent(new Event('pointermove'));
    expect(looksIn(1)).toBe(4);
    end();
    expect(looksIn(1)).toBe(0);
  });
});

describe('while nobody looks', () => {
  afterEach(() => {
    vi.useRealTimers();
    setHidden(false);
  });

  it('stops after five minutes, and catches up on every return', () => {
    vi.useFakeTimers();
    const log: string[] = [];
    const end = whileWatched(
      () => {
        log.push('start');
        return () => log.push('stop');
      },
      () => log.push('return'),
    );
    setHidden(true);
    vi.advanceTimersByTime(4 * 60_000);
    setHidden(false);
    expect(log).toEqual(['start', 'return']);
    setHidden(true);
    vi.advanceTimersByTime(5 * 60_000);
    setHidden(false);
    expect(log).toEqual(['start', 'return', 'stop', 'start', 'return']);
    end();
    expect(log.at(-1)).toBe('stop');
  });
});
