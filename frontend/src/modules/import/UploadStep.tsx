import { type DragEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { IconUpload } from '@/modules/ui/icons';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { ProgressBar } from '@/modules/ui/primitives/ProgressBar';
import { visuallyHidden } from '@/modules/ui/visuallyHidden.css';
import { sizeText } from './checkFile';
import { SampleTable } from './SampleTable';
import * as s from './UploadStep.css';
import { type Upload, useUpload } from './useUpload';
import { narrowColumn } from './Wizard.css';
import { WizardFrame } from './WizardFrame';

/** Where the file comes in: dropped, or chosen. */
export function UploadStep({ object }: { object: ObjectMetadata }) {
  const navigate = useNavigate();
  const { upload, error, start } = useUpload(
    object.nameSingular,
    (id) => void navigate(`/objects/${object.namePlural}/import/${id}`, { replace: true }),
  );
  return (
    <WizardFrame object={object} step="File">
      <div className={narrowColumn}>
        {error && <Banner tone="danger">{error}</Banner>}
        {upload ? <Uploading upload={upload} /> : <DropZone object={object} onFile={(file) => void start(file)} />}
        {upload?.preview && <SampleTable headers={upload.preview.headers} rows={upload.preview.rows} />}
      </div>
    </WizardFrame>
  );
}

function DropZone({ object, onFile }: { object: ObjectMetadata; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent, next: boolean) => {
    event.preventDefault();
    setIsOver(next);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same by keyboard
    <div
      className={s.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <span className={s.icon}>
        <IconUpload size={20} stroke={1.6} aria-hidden />
      </span>
      <p className={s.line}>Drop a CSV file here</p>
      <p className={s.detail}>
        One {object.labelSingular.toLowerCase()} per line, names of the columns in the first. Nothing is written before
        you have checked it.
      </p>
      <Button variant="primary" onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        className={visuallyHidden}
        tabIndex={-1}
        aria-label="CSV file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

function Uploading({ upload: { file, share } }: { upload: Upload }) {
  return (
    <div className={s.drop}>
      <div className={s.progress}>
        <p className={s.fileName}>{file.name}</p>
        <ProgressBar label={`Uploading ${file.name}`} share={share} />
        <p className={s.detail}>{share < 1 ? `Uploading ${sizeText(file.size)}` : 'Reading the file'}</p>
      </div>
    </div>
  );
}
