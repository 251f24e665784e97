/** The one request before the first screen: who, which workspace, which objects, views and navigation. Its last answer paints the next visit. */
import { findSnapshot, requestAs, saveSnapshot } from '@/modules/api';
import { session, type Viewer, viewerStore } from '@/modules/auth';
import {
  type FieldRights,
  metadataStore,
  type ObjectMetadata,
  type ObjectPermissions,
  type ObjectsResult,
  objectsSelection,
  readObjects,
} from '@/modules/object-metadata';
import { type NavigationResult, navigationSelection } from '@/modules/navigation/navigation.graphql';
import { navigationStore } from '@/modules/navigation/navigationStore';
import type { NavigationItem } from '@/modules/navigation/types';
import type { View } from '@/modules/views/types';
import { type ViewsResult, viewsSelection } from '@/modules/views/views.graphql';
import { viewStore } from '@/modules/views/viewStore';

const BOOTSTRAP = `
  query Bootstrap {
    currentUser {
      id email
      workspaceMember { id name { firstName lastName } avatarUrl }
      currentWorkspace { id displayName logo }
      currentUserWorkspace {
        id permissionFlags
        objectsPermissions {
          objectMetadataId canReadObjectRecords canUpdateObjectRecords canSoftDeleteObjectRecords canDestroyObjectRecords
          restrictedFields
        }
      }
    }
    ${objectsSelection}
    ${viewsSelection}
    ${navigationSelection}
  }`;

interface ObjectPermissionRow {
  objectMetadataId: string;
  canReadObjectRecords: boolean | null;
  canUpdateObjectRecords: boolean | null;
  canSoftDeleteObjectRecords: boolean | null;
  canDestroyObjectRecords: boolean | null;
  restrictedFields: Record<string, FieldRights> | null;
}

interface BootstrapResult extends ObjectsResult, ViewsResult, NavigationResult {
  currentUser: Viewer['user'] & {
    workspaceMember: Viewer['member'];
    currentWorkspace: Viewer['workspace'];
    currentUserWorkspace: { id: string; permissionFlags: string[]; objectsPermissions: ObjectPermissionRow[] };
  };
}

interface Bootstrap {
  viewer: Viewer;
  objects: ObjectMetadata[];
  views: View[];
  navigation: NavigationItem[];
}

/** With a number that grows when the shape changes: what an older app kept is no good to a newer one. */
const snapshotKey = 'bootstrap 3';

function permissionsOf(row: ObjectPermissionRow): ObjectPermissions {
  return {
    canRead: row.canReadObjectRecords ?? false,
    canUpdate: row.canUpdateObjectRecords ?? false,
    canSoftDelete: row.canSoftDeleteObjectRecords ?? false,
    canDestroy: row.canDestroyObjectRecords ?? false,
  };
}

function readBootstrap({ currentUser, ...result }: BootstrapResult): Bootstrap {
  const { workspaceMember, currentWorkspace, currentUserWorkspace, id, email } = currentUser;
  const { permissionFlags, objectsPermissions } = currentUserWorkspace;
  const permissions = new Map(objectsPermissions.map((row) => [row.objectMetadataId, permissionsOf(row)]));
  const restricted = Object.assign({}, ...objectsPermissions.map(({ restrictedFields }) => restrictedFields));
  return {
    viewer: {
      user: { id, email },
      member: workspaceMember,
      workspace: currentWorkspace,
      userWorkspaceId: currentUserWorkspace.id,
      permissionFlags,
    },
    objects: readObjects(result, permissions, restricted),
    views: result.getViews,
    navigation: result.navigationMenuItems,
  };
}

function apply({ viewer, objects, views, navigation }: Bootstrap): void {
  viewerStore.replace(viewer);
  metadataStore.replace(objects);
  viewStore.replace(views);
  navigationStore.replace({ items: navigation, views });
}

let current: Bootstrap | null = null;

/** Asks the server and replaces what is shown. */
export async function refreshBootstrap(): Promise<void> {
  keep(readBootstrap(await requestAs<BootstrapResult>(session, BOOTSTRAP)));
}

/** The same for the views alone. */
export async function refreshViews(): Promise<void> {
  const { getViews } = await requestAs<ViewsResult>(session, `query Views { ${viewsSelection} }`);
  if (current) keep({ ...current, views: getViews });
}

/** The same for the navigation alone. */
export async function refreshNavigation(): Promise<void> {
  const { navigationMenuItems } = await requestAs<NavigationResult>(
    session,
    `query Navigation { ${navigationSelection} }`,
  );
  if (current) keep({ ...current, navigation: navigationMenuItems });
}

function keep(bootstrap: Bootstrap): void {
  current = bootstrap;
  apply(bootstrap);
  void saveSnapshot(snapshotKey, bootstrap);
}

metadataStore.fetchWith(refreshBootstrap);

/** Shows what the last visit knew; false when this browser knows nothing. */
export async function restoreBootstrap(): Promise<boolean> {
  const snapshot = session.mayBeSignedIn ? await findSnapshot<Bootstrap>(snapshotKey) : null;
  current = snapshot;
  if (snapshot) apply(snapshot);
  return snapshot !== null;
}
