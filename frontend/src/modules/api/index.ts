export * from './errors';
export { isOwnMutation, newMutationId } from './mutationIds';
export { type OperationContext, recordsContext, writeContext } from './operationContext';
export { requestAs } from './requestAs';
export { type RequestOptions, requestGraphql } from './requestGraphql';
export { type AccessToken, Session, type SessionOptions, type SessionStatus } from './session';
export { clearSnapshots, findSnapshot, saveSnapshot } from './snapshots';
