import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { CheckStep } from './CheckStep';
import { type Inspection, START_IMPORT } from './import.graphql';
import { MapStep } from './MapStep';
import { toMappingInput } from './targets';
import { useMapping } from './useMapping';

interface MappingStepsProps {
  object: ObjectMetadata;
  importId: string;
  inspection: Inspection;
}

/** Between the upload and the start: match the columns, check, go. */
export function MappingSteps({ object, importId, inspection }: MappingStepsProps) {
  const mapping = useMapping(object, inspection);
  const [isChecking, setIsChecking] = useState(false);
  const [start, { loading, error }] = useMutation(START_IMPORT);
  if (!isChecking) {
    return <MapStep {...{ object, inspection, mapping }} onContinue={() => setIsChecking(true)} />;
  }
  const { columns, matchBy, onDuplicate } = mapping;
  const input = {
    id: importId,
    mapping: toMappingInput(columns),
    matchBy,
    onDuplicate: matchBy ? onDuplicate : ('CREATE' as const),
  };
  return (
    <CheckStep
      {...{ object, inspection, mapping }}
      isBusy={loading}
      error={error ? userMessageOf(error) : null}
      onBack={() => setIsChecking(false)}
      onStart={() => void start({ variables: { input } }).catch(() => undefined)}
    />
  );
}
