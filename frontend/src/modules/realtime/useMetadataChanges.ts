import { useEffect } from 'react';
import { type MetadataKind, ON_METADATA_CHANGE } from './documents.graphql';
import { onReconnect, subscribe } from './socket';
import { whileWatched } from './whileWatched';

/** Calls back when somebody has changed the data model, roles, views or layouts; null when news may have been missed. */
export function useMetadataChanges(onChange: (kind: MetadataKind | null) => void): void {
  useEffect(() => {
    const follow = () =>
      subscribe<{ onMetadataChange: { kind: MetadataKind } }>(ON_METADATA_CHANGE, {}, ({ onMetadataChange }) =>
        onChange(onMetadataChange.kind),
      );
    const stopWatching = whileWatched(follow, () => onChange(null));
    const stopReconnect = onReconnect(() => onChange(null));
    return () => {
      stopWatching();
      stopReconnect();
    };
  }, [onChange]);
}
