import { useSyncExternalStore } from 'react';
import { metadataStore, type ObjectCatalogue } from './metadataStore';
import type { ObjectMetadata } from './types';

export function useCatalogue(): ObjectCatalogue {
  return useSyncExternalStore(metadataStore.subscribe, metadataStore.getCurrent);
}

/** Every active object that the person may read, in the workspace's order. */
export function useObjects(): readonly ObjectMetadata[] {
  return useCatalogue().objects;
}

/** The object behind `/objects/:plural`; null when there is none or the person may not see it. */
export function useObject(namePlural: string): ObjectMetadata | null {
  return useCatalogue().findByPlural(namePlural);
}
