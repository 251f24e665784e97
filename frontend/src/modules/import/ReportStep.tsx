import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { countOf, numberText } from '@/modules/ui/count';
import { IconArrowBackUp } from '@/modules/ui/icons';
import { ConfirmDialog } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { showToast } from '@/modules/ui/toasts';
import { ImportCounts } from './ImportCounts';
import { type RecordImport, UNDO_IMPORT } from './import.graphql';
import { RejectedRows } from './RejectedRows';
import * as s from './ResultStep.css';
import * as wizard from './Wizard.css';
import { WizardFrame } from './WizardFrame';

interface ReportStepProps {
  object: ObjectMetadata;
  recordImport: RecordImport;
}

/** What an import did, why some rows are missing, and the way to take all of it back. */
export function ReportStep({ object, recordImport }: ReportStepProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isUndone = recordImport.status === 'UNDONE';
  const written = recordImport.createdCount + recordImport.updatedCount;
  const rejected = recordImport.skippedCount + recordImport.failedCount;
  return (
    <WizardFrame
      object={object}
      step="Result"
      footer={
        <>
          {written > 0 && !isUndone && (
            <Button variant="dangerGhost" icon={IconArrowBackUp} onClick={() => setIsAsking(true)}>
              Undo the import
            </Button>
          )}
          <span className={wizard.footerNote} />
          <span className={wizard.wideOnly}>
            <ButtonLink to={`/objects/${object.namePlural}/import`}>Import another file</ButtonLink>
          </span>
          <ButtonLink variant="primary" to={`/objects/${object.namePlural}`}>
            Go to {object.labelPlural.toLowerCase()}
          </ButtonLink>
        </>
      }
    >
      <div className={wizard.narrowColumn}>
        <h2 className={s.headline}>{headlineOf(object, recordImport)}</h2>
        {recordImport.error && <Banner tone="danger">{recordImport.error}</Banner>}
        <ImportCounts counts={recordImport} />
        {rejected > 0 && <RejectedRows recordImport={recordImport} />}
      </div>
      <UndoDialog {...{ object, recordImport, isOpen: isAsking, onClose: () => setIsAsking(false) }} />
    </WizardFrame>
  );
}

function headlineOf(object: ObjectMetadata, { status, createdCount, updatedCount, totalRows }: RecordImport): string {
  if (status === 'UNDONE') return 'This import was taken back.';
  if (status === 'CANCELLED') return `Stopped after ${countOf(createdCount + updatedCount, 'record')}.`;
  if (status === 'FAILED') return 'The import could not be finished.';
  if (createdCount + updatedCount === 0) return 'Nothing was imported.';
  const records = countOf(
    createdCount + updatedCount,
    object.labelSingular.toLowerCase(),
    object.labelPlural.toLowerCase(),
  );
  return createdCount + updatedCount === totalRows ? `All ${records} are in.` : `${records} are in.`;
}

function UndoDialog({
  object,
  recordImport,
  isOpen,
  onClose,
}: ReportStepProps & { isOpen: boolean; onClose: () => void }) {
  const { id, createdCount, updatedCount } = recordImport;
  const [undo, { loading }] = useMutation(UNDO_IMPORT, {
    variables: { id },
    onCompleted: onClose,
    onError: (error) => showToast({ message: userMessageOf(error), tone: 'danger' }),
  });
  const plural = object.labelPlural.toLowerCase();
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title="Undo the whole import?"
      confirmLabel="Undo the import"
      isBusy={loading}
      onConfirm={() => void undo()}
      description={
        <>
          {createdCount > 0 && `${numberText(createdCount)} created ${plural} will be deleted. `}
          {updatedCount > 0 && `${numberText(updatedCount)} updated ${plural} get their earlier values back. `}
          Values that somebody changed since then stay as they are.
        </>
      }
    />
  );
}
