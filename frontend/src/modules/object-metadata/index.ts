export { MetadataStore, metadataStore, ObjectCatalogue } from './metadataStore';
export { type ObjectsResult, objectsSelection, readObjects } from './objects.graphql';
export type * from './types';
export { useCatalogue, useObject, useObjects } from './useObjects';
export { ObjectIcon } from './ObjectIcon';
