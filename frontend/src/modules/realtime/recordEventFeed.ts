/** Turns what arrives (at least once, also our own) into what happened elsewhere, once. */
import { isOwnMutation } from '@/modules/api';
import type { RecordEvent } from '@/modules/object-record/recordEvents';

/** What follows record events: the record store. */
export interface RecordEventSink {
  applyRecordEvent: (event: RecordEvent) => void;
  /** Events may have been missed: whatever is shown must be read again. */
  resynchronise: () => void;
}

const remembered = 1_000;

export class RecordEventFeed {
  private readonly seen = new Set<string>();

  constructor(
    private readonly sink: RecordEventSink,
    private readonly isOwn: (mutationId: string | null) => boolean = isOwnMutation,
  ) {}

  receive(event: RecordEvent): void {
    if (this.seen.has(event.eventId)) return;
    this.seen.add(event.eventId);
    if (this.seen.size > remembered) this.seen.delete(this.seen.values().next().value ?? '');
    if (!this.isOwn(event.mutationId)) this.sink.applyRecordEvent(event);
  }
}
