/** Where navigation items lead: what they are called, and the address behind them. */
import type { ObjectCatalogue, ObjectMetadata } from '@/modules/object-metadata';
import type { Navigation } from './navigationStore';
import { navigableObjects, objectPath } from './places';
import type { NavigationItem, Target } from './types';

export interface Destination {
  id: string;
  label: string;
  /** Within the app; null for folders and other sites. */
  path: string | null;
  link: string | null;
  object: ObjectMetadata | null;
  children: readonly Destination[];
}

/** The items of one owner as a tree, in order. What leads nowhere (any more) is left out. */
export function destinationsOf(
  { items, views }: Navigation,
  catalogue: ObjectCatalogue,
  owner: string | null,
): Destination[] {
  const own = items.filter(({ userWorkspaceId }) => userWorkspaceId === owner);
  const within = (folderId: string | null): Destination[] =>
    own
      .filter((item) => item.folderId === folderId)
      .toSorted((a, b) => a.position - b.position)
      .flatMap((item) => resolve(item) ?? []);
  const resolve = (item: NavigationItem): Destination | null => {
    const view = views.find(({ id }) => id === item.viewId);
    const object = catalogue.findById(view?.objectMetadataId ?? item.targetObjectMetadataId ?? '');
    const base = { id: item.id, path: null, link: null, object, children: [] };
    if (item.type === 'FOLDER') return { ...base, label: item.name ?? '', children: within(item.id) };
    if (item.type === 'LINK') return { ...base, label: item.name || (item.link ?? ''), link: item.link };
    const label = object && labelOf(item, object, view?.name);
    return object && label ? { ...base, label, path: pathOf(item, object) } : null;
  };
  return within(null);
}

function labelOf(item: NavigationItem, object: ObjectMetadata, viewName: string | undefined): string | null {
  if (item.type === 'OBJECT') return item.name ?? object.labelPlural;
  if (item.type === 'VIEW') return item.name ?? viewName?.replace('{objectLabelPlural}', object.labelPlural) ?? null;
  return item.targetRecordIdentifier && (item.targetRecordIdentifier.labelIdentifier || 'Untitled');
}

function pathOf({ type, viewId, targetRecordId }: Target, object: ObjectMetadata): string {
  if (type === 'VIEW') return `${objectPath(object)}?view=${viewId}`;
  if (type === 'RECORD') return `${objectPath(object)}?record=${targetRecordId}`;
  return objectPath(object);
}

/** Everybody's navigation; where nobody has made one, every object that people work with. */
export function sharedDestinations(navigation: Navigation, catalogue: ObjectCatalogue): Destination[] {
  const shared = destinationsOf(navigation, catalogue, null);
  if (shared.length) return shared;
  return navigableObjects(catalogue.objects).map((object) => ({
    id: object.id,
    label: object.labelPlural,
    path: objectPath(object),
    link: null,
    object,
    children: [],
  }));
}

/** What stands at an address, as it can be kept; null for pages that are no records. */
export function targetAt({ pathname, search }: { pathname: string; search: string }, catalogue: ObjectCatalogue) {
  const [, root, plural, more] = pathname.split('/');
  const object = root === 'objects' && plural && !more ? catalogue.findByPlural(plural) : null;
  if (!object) return null;
  const params = new URLSearchParams(search);
  const target: Target = {
    type: 'OBJECT',
    viewId: null,
    targetObjectMetadataId: object.id,
    targetRecordId: params.get('record'),
  };
  if (target.targetRecordId) return { ...target, type: 'RECORD' } satisfies Target;
  const viewId = params.get('view');
  return viewId ? ({ ...target, type: 'VIEW', viewId, targetObjectMetadataId: null } satisfies Target) : target;
}

/** Whether an item leads to a target. */
export function leadsTo(item: NavigationItem, target: Target): boolean {
  const names = ['type', 'viewId', 'targetObjectMetadataId', 'targetRecordId'] as const;
  return names.every((name) => item[name] === target[name]);
}
