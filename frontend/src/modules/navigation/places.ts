/** Where one can go, in which order, and with which keys. */
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';

const standardOrder = ['company', 'person', 'opportunity', 'task', 'note'];

function rankOf({ nameSingular }: ObjectMetadata): number {
  const index = standardOrder.indexOf(nameSingular);
  return index === -1 ? standardOrder.length : index;
}

/** Objects that people work in: not the system's own, the standard ones first, then theirs by name. */
export function navigableObjects(objects: readonly ObjectMetadata[]): ObjectMetadata[] {
  return objects
    .filter(({ isSystem }) => !isSystem)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.labelPlural.localeCompare(b.labelPlural));
}

export function objectPath({ namePlural }: Pick<ObjectMetadata, 'namePlural'>): string {
  return `/objects/${namePlural}`;
}

const lastObjectKey = 'stratus.lastObject';

export function rememberObject(namePlural: string): void {
  localStorage.setItem(lastObjectKey, namePlural);
}

/** Where `/` leads: the object one was last in, else the first. */
export function firstObjectPath(): string {
  const { objects } = metadataStore.getCurrent();
  const places = navigableObjects(objects);
  const last = places.find(({ namePlural }) => namePlural === localStorage.getItem(lastObjectKey));
  const place = last ?? places[0];
  return place ? objectPath(place) : '/settings/profile';
}

/** The letter after `g` for each object: the first letter of its name that is still free. */
export function shortcutLetters(
  objects: readonly ObjectMetadata[],
  taken: readonly string[] = ['s'],
): Map<string, string> {
  const free = new Set([...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !taken.includes(letter)));
  const letters = new Map<string, string>();
  for (const { id, namePlural } of objects) {
    const letter = [...namePlural.toLowerCase()].find((candidate) => free.has(candidate));
    if (!letter) continue;
    free.delete(letter);
    letters.set(id, letter);
  }
  return letters;
}
