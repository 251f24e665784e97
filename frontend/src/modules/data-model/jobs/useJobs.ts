import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect } from 'react';
import { type MetadataKind, useMetadataChanges } from '@/modules/realtime';
import { type DataModelJob, JOBS } from './jobs.graphql';

const none: readonly DataModelJob[] = [];
const open = new Set<DataModelJob['state']>(['QUEUED', 'RUNNING', 'CANCELLING']);
const interval = 2_000;

export const isOpenJob = ({ state }: DataModelJob): boolean => open.has(state);

/** The latest work on the data model, newest first. That it began and ended is told; how far it is has to be asked. */
export function useJobs(): readonly DataModelJob[] {
  const { data, refetch } = useQuery(JOBS);
  const jobs = data?.dataModelJobs ?? none;
  const ask = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const follow = useCallback((kind: MetadataKind | null) => kind === 'jobs' && ask(), [ask]);
  useMetadataChanges(follow);
  const isWorking = jobs.some(isOpenJob);
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setInterval(ask, interval);
    return () => clearInterval(timer);
  }, [isWorking, ask]);
  return jobs;
}

/** What goes on with a field. */
export function findFieldJob(jobs: readonly DataModelJob[], fieldId: string): DataModelJob | null {
  return jobs.find((job) => job.fieldMetadataId === fieldId && isOpenJob(job)) ?? null;
}

/** What became of the last work on a field, when it did not work out. */
export function findFailure(jobs: readonly DataModelJob[], fieldId: string): DataModelJob | null {
  const latest = jobs.find((job) => job.fieldMetadataId === fieldId);
  return latest?.state === 'FAILED' ? latest : null;
}

export function shareOf({ doneRows, totalRows }: DataModelJob): number {
  return totalRows ? doneRows / totalRows : 0;
}
