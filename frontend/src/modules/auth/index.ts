export { announceSignIn, followOtherTabs, session, signOut } from './session';
export { nextPath, signInPath } from './signInPath';
export { displayNameOf, type FullName, useViewer, type Viewer, viewerStore } from './viewer';

/** Switching is rare; its code comes when the menu opens. */
export const loadWorkspaces = () => import('./workspaces');
