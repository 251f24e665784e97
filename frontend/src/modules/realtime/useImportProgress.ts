import { useEffect } from 'react';
import { type ImportProgress, ON_IMPORT_PROGRESS } from './documents.graphql';
import { subscribe } from './socket';

/** Calls back with every step of a running import; null follows nothing. */
export function useImportProgress(importId: string | null, onProgress: (progress: ImportProgress) => void): void {
  useEffect(() => {
    if (!importId) return undefined;
    return subscribe<{ onImportProgress: ImportProgress }>(ON_IMPORT_PROGRESS, { importId }, (result) =>
      onProgress(result.onImportProgress),
    );
  }, [importId, onProgress]);
}
