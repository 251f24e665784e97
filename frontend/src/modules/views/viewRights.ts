import type { Viewer } from '@/modules/auth';
import type { View } from './types';

/** Views that others see need the permission; one's own do not. The view that stands in for none cannot be changed. */
export function canChange(view: View, viewer: Viewer): boolean {
  if (!view.id) return false;
  return viewer.permissionFlags.includes('VIEWS') || isOwn(view, viewer);
}

export const isOwn = (view: View, viewer: Viewer): boolean =>
  view.visibility === 'UNLISTED' && view.createdByUserWorkspaceId === viewer.userWorkspaceId;

export const canShare = ({ permissionFlags }: Viewer): boolean => permissionFlags.includes('VIEWS');
