import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '@/modules/realtime';
import type { RecordImport } from './import.graphql';
import { withProgress } from './importProgress';

const known = { id: 'i', status: 'RUNNING', processedRows: 200, totalRows: 503, createdCount: 200 } as RecordImport;
const progress = (status: string, processedRows: number): ImportProgress => ({
  importId: 'i',
  status,
  processedRows,
  totalRows: 503,
  createdCount: processedRows,
  updatedCount: 0,
  skippedCount: 0,
  failedCount: 0,
});

describe('progress of an import', () => {
  it('moves on', () => {
    expect(withProgress(known, progress('RUNNING', 400))).toMatchObject({ processedRows: 400, createdCount: 400 });
  });

  it('never goes back when messages overtake each other', () => {
    expect(withProgress(known, progress('RUNNING', 100))).toBe(known);
    const done = withProgress(known, progress('COMPLETED', 503));
    expect(done.status).toBe('COMPLETED');
    expect(withProgress(done, progress('RUNNING', 400))).toBe(done);
  });
});
