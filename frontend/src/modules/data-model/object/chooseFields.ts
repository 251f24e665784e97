/** Which fields of an object the list shows, in which order. */
import { listedFields } from '../dataModel';
import type { ModelField, ModelObject } from '../types';

interface Choice {
  query: string;
  withSystem: boolean;
}

export function chooseFields(object: ModelObject, { query, withSystem }: Choice) {
  const wanted = query.trim().toLowerCase();
  const isMeant = ({ label, name }: ModelField) => [label, name].some((text) => text.toLowerCase().includes(wanted));
  /** What names the record, what people fill in, what fills itself, what only the system needs. */
  const rank = ({ id, isSystem, isUIReadOnly }: ModelField) => {
    if (id === object.labelIdentifierFieldMetadataId) return 0;
    if (isSystem) return 3;
    return isUIReadOnly ? 2 : 1;
  };
  const chosen = listedFields(object)
    .filter((field) => (withSystem || !field.isSystem || rank(field) === 0) && isMeant(field))
    .toSorted((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label));
  return { active: chosen.filter(({ isActive }) => isActive), inactive: chosen.filter(({ isActive }) => !isActive) };
}
