import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect } from 'react';
import { userMessageOf } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { type ImportProgress, useImportProgress } from '@/modules/realtime';
import { Banner } from '@/modules/ui/primitives/Banner';
import { ButtonLink } from '@/modules/ui/primitives/Button';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import { FIND_IMPORT, INSPECT_IMPORT, type RecordImport } from './import.graphql';
import { isRunning, withProgress } from './importProgress';
import { MappingSteps } from './MappingSteps';
import { ReportStep } from './ReportStep';
import { RunningStep } from './RunningStep';
import { UploadStep } from './UploadStep';
import { narrowColumn } from './Wizard.css';
import { type Step, WizardFrame } from './WizardFrame';

const pollEvery = 3_000;

interface ImportWizardProps {
  object: ObjectMetadata;
  importId: string | null;
}

/** An import from its file to its report. Where it stands is on the server, so any step survives a reload. */
export function ImportWizard({ object, importId }: ImportWizardProps) {
  if (!importId) return <UploadStep object={object} />;
  return <StartedImport key={importId} object={object} importId={importId} />;
}

function StartedImport({ object, importId }: { object: ObjectMetadata; importId: string }) {
  const { data, error, client, startPolling, stopPolling } = useQuery(FIND_IMPORT, { variables: { id: importId } });
  const recordImport = data?.recordImport ?? null;
  const isFollowed = recordImport !== null && isRunning(recordImport);

  // The socket is quick; the poll is there for when it is not connected.
  useEffect(() => {
    if (isFollowed) startPolling(pollEvery);
    return stopPolling;
  }, [isFollowed, startPolling, stopPolling]);

  const onProgress = useCallback(
    (progress: ImportProgress) => {
      client.cache.updateQuery({ query: FIND_IMPORT, variables: { id: importId } }, (known) =>
        known?.recordImport ? { recordImport: withProgress(known.recordImport, progress) } : known,
      );
    },
    [client, importId],
  );
  useImportProgress(isFollowed ? importId : null, onProgress);

  if (error) return <Problem object={object} step="File" message={userMessageOf(error)} />;
  if (data && !recordImport)
    return <Problem object={object} step="File" message="This import does not exist any more." />;
  if (!recordImport) return <Waiting object={object} step="Columns" />;
  return <CurrentStep object={object} recordImport={recordImport} />;
}

function CurrentStep({ object, recordImport }: { object: ObjectMetadata; recordImport: RecordImport }) {
  if (recordImport.status === 'AWAITING_UPLOAD') return <Uploaded object={object} importId={recordImport.id} />;
  if (isRunning(recordImport)) return <RunningStep object={object} recordImport={recordImport} />;
  return <ReportStep object={object} recordImport={recordImport} />;
}

function Uploaded({ object, importId }: { object: ObjectMetadata; importId: string }) {
  const { data, error } = useQuery(INSPECT_IMPORT, { variables: { id: importId }, fetchPolicy: 'cache-first' });
  if (error) return <Problem object={object} step="File" message={userMessageOf(error)} />;
  if (!data) return <Waiting object={object} step="Columns" />;
  return <MappingSteps object={object} importId={importId} inspection={data.inspectRecordImport} />;
}

function Waiting({ object, step }: { object: ObjectMetadata; step: Step }) {
  return (
    <WizardFrame object={object} step={step}>
      <div className={narrowColumn}>
        <Spinner label="Reading the file" />
      </div>
    </WizardFrame>
  );
}

function Problem({ object, step, message }: { object: ObjectMetadata; step: Step; message: string }) {
  return (
    <WizardFrame object={object} step={step}>
      <div className={narrowColumn}>
        <Banner tone="danger">{message}</Banner>
        <div>
          <ButtonLink variant="primary" to={`/objects/${object.namePlural}/import`}>
            Choose another file
          </ButtonLink>
        </div>
      </div>
    </WizardFrame>
  );
}
