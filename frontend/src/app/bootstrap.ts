/** The one request before the first screen: who, which workspace, which objects. Its last answer paints the next visit. */
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

const BOOTSTRAP = `
  query Bootstrap {
    currentUser {
      id email
      workspaceMember { id name { firstName lastName } avatarUrl }
      currentWorkspace { id displayName logo }
      currentUserWorkspace {
        permissionFlags
        objectsPermissions {
          objectMetadataId canReadObjectRecords canUpdateObjectRecords canSoftDeleteObjectRecords canDestroyObjectRecords
          restrictedFields
        }
      }
    }
    ${objectsSelection}
  }`;

interface ObjectPermissionRow {
  objectMetadataId: string;
  canReadObjectRecords: boolean | null;
  canUpdateObjectRecords: boolean | null;
  canSoftDeleteObjectRecords: boolean | null;
  canDestroyObjectRecords: boolean | null;
  restrictedFields: Record<string, FieldRights> | null;
}

interface BootstrapResult extends ObjectsResult {
  currentUser: Viewer['user'] & {
    workspaceMember: Viewer['member'];
    currentWorkspace: Viewer['workspace'];
    currentUserWorkspace: { permissionFlags: string[]; objectsPermissions: ObjectPermissionRow[] };
  };
}

interface Bootstrap {
  viewer: Viewer;
  objects: ObjectMetadata[];
}

const snapshotKey = 'bootstrap';

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
    viewer: { user: { id, email }, member: workspaceMember, workspace: currentWorkspace, permissionFlags },
    objects: readObjects(result, permissions, restricted),
  };
}

function apply({ viewer, objects }: Bootstrap): void {
  viewerStore.replace(viewer);
  metadataStore.replace(objects);
}

/** Asks the server and replaces what is shown. */
export async function refreshBootstrap(): Promise<void> {
  const bootstrap = readBootstrap(await requestAs<BootstrapResult>(session, BOOTSTRAP));
  apply(bootstrap);
  void saveSnapshot(snapshotKey, bootstrap);
}

/** Shows what the last visit knew; false when this browser knows nothing. */
export async function restoreBootstrap(): Promise<boolean> {
  const snapshot = session.mayBeSignedIn ? await findSnapshot<Bootstrap>(snapshotKey) : null;
  if (snapshot) apply(snapshot);
  return snapshot !== null;
}
