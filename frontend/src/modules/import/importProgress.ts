import type { ImportProgress } from '@/modules/realtime';
import type { ImportStatus, RecordImport } from './import.graphql';

const running = new Set<ImportStatus>(['PREPARING', 'RUNNING', 'UNDOING']);

export function isRunning({ status }: Pick<RecordImport, 'status'>): boolean {
  return running.has(status);
}

/** Progress arrives unordered: what has been counted is never taken back while the import runs. */
export function withProgress(known: RecordImport, progress: ImportProgress): RecordImport {
  const status = progress.status as ImportStatus;
  const isLate = isRunning({ status }) && !isRunning(known);
  const isOld = isLate || (status === 'RUNNING' && progress.processedRows < known.processedRows);
  if (isOld) return known;
  const { importId: _, ...counts } = progress;
  return { ...known, ...counts, status };
}
