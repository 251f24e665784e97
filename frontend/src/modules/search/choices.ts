/** What can be chosen in the palette: places while little is typed, then records, the closest first. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { recordPath } from '@/modules/object-record';
import type { Closeness, Hit } from './search.graphql';

export interface Choice {
  id: string;
  path: string;
  label: string;
  object: ObjectMetadata;
  /** Null for the place of all records of the object. */
  hit: Hit | null;
}

export interface ChoiceGroup {
  name: string;
  choices: readonly Choice[];
}

const names: Record<Closeness, string> = {
  complete: 'Records',
  partial: 'With some of these words',
  similar: 'Spelled alike',
};

/** People search where they work: not among the system's own records. */
export function searchedObjects(objects: readonly ObjectMetadata[]): ObjectMetadata[] {
  return objects.filter(({ isSystem }) => !isSystem);
}

export function groupChoices(text: string, hits: readonly Hit[], objects: readonly ObjectMetadata[]): ChoiceGroup[] {
  const byName = new Map(objects.map((object) => [object.nameSingular, object]));
  const records = (['complete', 'partial', 'similar'] as const).map((closeness) => ({
    name: names[closeness],
    choices: hits.filter((hit) => hit.closeness === closeness).flatMap((hit) => recordChoice(hit, byName) ?? []),
  }));
  const places = { name: 'Go to', choices: objects.filter((object) => leadsTo(object, text)).map(placeChoice) };
  return [places, ...records].filter(({ choices }) => choices.length > 0);
}

function leadsTo({ labelPlural }: ObjectMetadata, text: string): boolean {
  return labelPlural.toLocaleLowerCase().startsWith(text.trim().toLocaleLowerCase());
}

function placeChoice(object: ObjectMetadata): Choice {
  const path = `/objects/${object.namePlural}`;
  return { id: object.id, path, label: object.labelPlural, object, hit: null };
}

function recordChoice(hit: Hit, objects: ReadonlyMap<string, ObjectMetadata>): Choice | null {
  const object = objects.get(hit.objectName);
  return object ? { id: hit.id, path: recordPath(object, hit.id), label: hit.label, object, hit } : null;
}
