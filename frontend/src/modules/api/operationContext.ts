/** Where a request goes, and what the event it causes is to be known by. Requests go to /metadata unless they say otherwise. */
export type OperationContext = {
  endpoint?: 'metadata' | 'records' | undefined;
  mutationId?: string | undefined;
};

export const recordsContext: OperationContext = { endpoint: 'records' };

/** For a write on records: `newMutationId()` comes back in the event that the write causes. */
export function writeContext(mutationId: string): OperationContext {
  return { endpoint: 'records', mutationId };
}
