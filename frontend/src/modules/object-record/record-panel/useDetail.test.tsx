import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { Records } from '../store/records';
import { RecordsProvider } from '../store/useRecords';
import { FakeRecordServer } from '../testing/fakeRecordServer';
import { person, workspaceObjects } from '../testing/metadata';
import { people } from '../testing/people';
import { useDetail } from './useDetail';

it('an open record is read again after a gap in the news', async () => {
  metadataStore.replace(workspaceObjects);
  const server = new FakeRecordServer();
  server.seed(people(3));
  const records = new Records(server);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <RecordsProvider value={records}>{children}</RecordsProvider>
  );
  const { result } = renderHook(() => useDetail(person, 'p0001'), { wrapper });
  await act(() => server.answerAll());
  expect(result.current.isComplete).toBe(true);

  server.write('updated', 'p0001', { city: 'Elsewhere' });
  act(() => records.resynchronise());
  expect(result.current.isComplete).toBe(true);
  await act(() => server.answerAll());
  expect(result.current.record?.['city']).toBe('Elsewhere');
});
