import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useViewer } from '@/modules/auth';
import type { ObjectMetadata } from '@/modules/object-metadata';

/** Leads to where a field of the object is made; null for whoever may not change the data model. */
export function useNewField({ nameSingular }: ObjectMetadata): (() => void) | null {
  const navigate = useNavigate();
  const { permissionFlags } = useViewer();
  const isAllowed = permissionFlags.includes('DATA_MODEL');
  return useMemo(
    () => (isAllowed ? () => void navigate(`/settings/data-model/objects/${nameSingular}/new-field`) : null),
    [isAllowed, navigate, nameSingular],
  );
}
