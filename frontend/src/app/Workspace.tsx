import { useEffect, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import { clearSnapshots, requestAs } from '@/modules/api';
import { session, signInPath } from '@/modules/auth';
import { Shell } from '@/modules/navigation';
import { createRecords, RecordsProvider } from '@/modules/object-record';
import { useRecordEvents } from '@/modules/realtime';

const records = createRecords((query, variables, options) => requestAs(session, query, variables, options));

/** Everything below sign-in: the records, news of what others do with them, the frame, and a watch on the session. */
export function Component() {
  useSessionWatch();
  useRecordEvents(records);
  return (
    <RecordsProvider value={records}>
      <Shell>
        <Outlet />
      </Shell>
    </RecordsProvider>
  );
}

/** When the session ends under one's hands, sign in again and come back to the same place. */
function useSessionWatch(): void {
  const status = useSyncExternalStore(session.subscribe, session.getStatus);
  useEffect(() => {
    if (status === 'expired') void clearSnapshots().then(() => location.assign(signInPath(location, true)));
  }, [status]);
}
