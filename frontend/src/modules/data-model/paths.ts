/** The addresses of the screens. Objects are named as the API names them: an address can be read. */
import type { ModelField, ModelObject } from './types';

export const dataModelPath = '/settings/data-model';
export const graphPath = `${dataModelPath}/graph`;
export const binPath = `${dataModelPath}/bin`;
export const newObjectPath = `${dataModelPath}/new`;

const objectTabs = ['relations', 'indexes', 'settings'] as const;
export type ObjectTab = (typeof objectTabs)[number];

/** The tab that an address names; the fields for any other. */
export function toObjectTab(name: string | undefined): ObjectTab | undefined {
  return objectTabs.find((tab) => tab === name);
}

export function modelObjectPath({ nameSingular }: Pick<ModelObject, 'nameSingular'>, tab?: ObjectTab): string {
  const path = `${dataModelPath}/objects/${nameSingular}`;
  return tab ? `${path}/${tab}` : path;
}

export function modelFieldPath(object: Pick<ModelObject, 'nameSingular'>, { name }: Pick<ModelField, 'name'>): string {
  return `${modelObjectPath(object)}/fields/${name}`;
}

export function newFieldPath(object: Pick<ModelObject, 'nameSingular'>): string {
  return `${modelObjectPath(object)}/new-field`;
}
