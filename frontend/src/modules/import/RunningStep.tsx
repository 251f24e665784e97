import { useMutation } from '@apollo/client/react';
import { userMessageOf } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { numberText } from '@/modules/ui/count';
import { Button } from '@/modules/ui/primitives/Button';
import { ProgressBar } from '@/modules/ui/primitives/ProgressBar';
import { showToast } from '@/modules/ui/toasts';
import { ImportCounts } from './ImportCounts';
import { CANCEL_IMPORT, type RecordImport } from './import.graphql';
import * as s from './ResultStep.css';
import * as wizard from './Wizard.css';
import { WizardFrame } from './WizardFrame';

/** An import on its way. It goes on without anyone watching. */
export function RunningStep({ object, recordImport }: { object: ObjectMetadata; recordImport: RecordImport }) {
  const { processedRows, totalRows, status, id } = recordImport;
  const isUndoing = status === 'UNDOING';
  const [cancel, { loading: isCancelling }] = useMutation(CANCEL_IMPORT, {
    variables: { id },
    onError: (error) => showToast({ message: userMessageOf(error), tone: 'danger' }),
  });
  const verb = isUndoing ? 'Taking back' : 'Importing';
  return (
    <WizardFrame
      object={object}
      step="Result"
      footer={
        !isUndoing && (
          <>
            <span className={wizard.footerNote}>You can leave this page; the import goes on.</span>
            <Button isBusy={isCancelling} onClick={() => void cancel()}>
              Stop the import
            </Button>
          </>
        )
      }
    >
      <div className={wizard.narrowColumn}>
        <h2 className={s.headline} aria-live="polite">
          {verb} {object.labelPlural.toLowerCase()}
        </h2>
        <ProgressBar label={verb} share={totalRows ? processedRows / totalRows : 0} />
        {!isUndoing && (
          <p className={wizard.lead}>
            {numberText(processedRows)} of {numberText(totalRows)} rows
          </p>
        )}
        <ImportCounts counts={recordImport} />
      </div>
    </WizardFrame>
  );
}
