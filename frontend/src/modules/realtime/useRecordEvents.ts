import { useEffect } from 'react';
import type { RecordEvent } from '@/modules/object-record/recordEvents';
import { ON_RECORD_EVENTS } from './documents.graphql';
import { RecordEventFeed, type RecordEventSink } from './recordEventFeed';
import { onReconnect, subscribe } from './socket';
import { whileDeaf } from './whileDeaf';
import { whileWatched } from './whileWatched';

/** Feeds changes made elsewhere, in every object, into `sink` for as long as the workspace is open. */
export function useRecordEvents(sink: RecordEventSink): void {
  useEffect(() => {
    const feed = new RecordEventFeed(sink);
    const follow = () =>
      subscribe<{ onRecordEvents: RecordEvent }>(ON_RECORD_EVENTS, { objects: null }, ({ onRecordEvents }) =>
        feed.receive(onRecordEvents),
      );
    const stopWatching = whileWatched(follow, () => sink.resynchronise());
    const stopReconnect = onReconnect(() => sink.resynchronise());
    const stopLooking = whileDeaf(() => sink.resynchronise());
    return () => {
      stopWatching();
      stopReconnect();
      stopLooking();
    };
  }, [sink]);
}
