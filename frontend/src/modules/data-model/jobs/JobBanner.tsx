import { useMutation } from '@apollo/client/react';
import { userMessageOf } from '@/modules/api';
import { numberText } from '@/modules/ui/count';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { ProgressBar } from '@/modules/ui/primitives/ProgressBar';
import { showToast } from '@/modules/ui/toasts';
import { CANCEL_JOB, type DataModelJob } from './jobs.graphql';
import * as s from './JobBanner.css';
import { findFailure, findFieldJob, shareOf, useJobs } from './useJobs';

/** Work that goes on with a field, or what became of it when it failed. */
export function JobBanner({ fieldId }: { fieldId: string }) {
  const jobs = useJobs();
  const job = findFieldJob(jobs, fieldId);
  const failure = findFailure(jobs, fieldId);
  if (job) return <Working job={job} />;
  if (!failure?.error) return null;
  return (
    <Banner tone="danger">The last change did not go through, and nothing of it stayed: {failure.error.message}</Banner>
  );
}

function Working({ job }: { job: DataModelJob }) {
  const [cancel, { loading }] = useMutation(CANCEL_JOB);
  const stop = () =>
    cancel({ variables: { id: job.id } }).catch((error: unknown) =>
      showToast({ message: userMessageOf(error), tone: 'danger' }),
    );
  const isStopping = job.state === 'CANCELLING';
  return (
    <Banner
      action={
        <Button isBusy={loading || isStopping} onClick={() => void stop()}>
          Stop
        </Button>
      }
    >
      <div className={s.words}>
        <span>{isStopping ? 'Stopping, and taking back what was done.' : progressText(job)}</span>
        <ProgressBar label="Progress" share={shareOf(job)} />
      </div>
    </Banner>
  );
}

function progressText({ state, doneRows, totalRows }: DataModelJob): string {
  if (state === 'QUEUED') return 'Records will be changed in a moment. You can go on working.';
  const all = totalRows === null ? '' : ` of ${numberText(totalRows)}`;
  return `Records are being changed: ${numberText(doneRows)}${all}. You can go on working.`;
}
