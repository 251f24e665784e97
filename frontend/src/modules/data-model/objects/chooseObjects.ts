/** Which objects the list shows, in which order. */
import type { ModelObject } from '../types';

interface Choice {
  query: string;
  withSystem: boolean;
}

export function chooseObjects(objects: readonly ModelObject[], { query, withSystem }: Choice) {
  const wanted = query.trim().toLowerCase();
  const isMeant = ({ labelSingular, labelPlural, nameSingular, namePlural }: ModelObject) =>
    [labelSingular, labelPlural, nameSingular, namePlural].some((name) => name.toLowerCase().includes(wanted));
  const chosen = objects
    .filter((object) => (withSystem || !object.isSystem) && isMeant(object))
    .toSorted(
      (a, b) => Number(a.isSystem) - Number(b.isSystem) || a.labelPlural.localeCompare(b.labelPlural, undefined),
    );
  return { active: chosen.filter(({ isActive }) => isActive), inactive: chosen.filter(({ isActive }) => !isActive) };
}
