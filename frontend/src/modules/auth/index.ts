export { announceSignIn, followOtherTabs, session, signOut } from './session';
export { nextPath, signInPath } from './signInPath';
export { displayNameOf, type FullName, useViewer, type Viewer, viewerStore } from './viewer';
export { listWorkspaces, switchWorkspace } from './workspaces';
