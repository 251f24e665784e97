export { isTextEntry } from './isTextEntry';
export { type KeyBinding, type KeyScope, keyDispatcher } from './keyDispatcher';
export { useGlobalKeys, useKeyScope } from './useKeyScope';
