import { useEffect, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import { clearSnapshots } from '@/modules/api';
import { session, signInPath } from '@/modules/auth';
import { Shell } from '@/modules/navigation';
import { createRecords, RecordsProvider } from '@/modules/object-record';
import { useMetadataChanges, useRecordEvents } from '@/modules/realtime';
import { askForRecords, refreshMetadata } from './metadataRefresh';

const records = createRecords(askForRecords);

/** Everything below sign-in: the records, news of what others do with them and with the data model, the frame, and a watch on the session. */
export function Component() {
  useSessionWatch();
  useRecordEvents(records);
  useMetadataChanges(refreshMetadata);
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
