import { useEffect } from 'react';
import { RecordPicker } from '../../picker/RecordPicker';
import type { RecordReference } from '../../types';
import { type EditorProps, parsed } from '../fieldKind';
import { targetsOf } from './targets';

export function RelationEditor({ field, value, initialText, onReader, onCommit }: EditorProps<RecordReference>) {
  useEffect(() => onReader(() => parsed(value)), [onReader, value]);
  return (
    <RecordPicker
      label={field.label}
      objectNames={targetsOf(field).map(({ objectName }) => objectName)}
      value={value}
      initialQuery={initialText ?? ''}
      onChoose={(reference) => onCommit(reference, 'stay')}
    />
  );
}
