/** Who is looking, at which workspace, and what their role lets them do. */
import { useSyncExternalStore } from 'react';

export interface FullName {
  firstName: string;
  lastName: string;
}

export interface Viewer {
  user: { id: string; email: string };
  member: { id: string; name: FullName; avatarUrl: string | null };
  workspace: { id: string; displayName: string; logo: string | null };
  /** The person's place in the workspace: what they keep for themselves is kept under it. */
  userWorkspaceId: string;
  permissionFlags: readonly string[];
}

class ViewerStore {
  private viewer: Viewer | null = null;
  private readonly listeners = new Set<() => void>();

  readonly getCurrent = (): Viewer | null => this.viewer;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  replace(viewer: Viewer): void {
    this.viewer = viewer;
    for (const listener of this.listeners) listener();
  }
}

export const viewerStore = new ViewerStore();

/** Only below the shell, which waits for the viewer. */
export function useViewer(): Viewer {
  const viewer = useSyncExternalStore(viewerStore.subscribe, viewerStore.getCurrent);
  if (!viewer) throw new Error('The shell renders only once the viewer is known');
  return viewer;
}

export function displayNameOf({ firstName, lastName }: FullName, fallback = ''): string {
  return `${firstName} ${lastName}`.trim() || fallback;
}
