/** Navigation items on the wire. They are asked for with everything else that the first screen needs. */
import type { NavigationItem } from './types';

const itemFields = `
  id userWorkspaceId type name link folderId position viewId targetObjectMetadataId targetRecordId
  targetRecordIdentifier { labelIdentifier }`;

export const navigationSelection = `navigationMenuItems { ${itemFields} }`;

export interface NavigationResult {
  navigationMenuItems: NavigationItem[];
}

export const CREATE_ITEM = `
  mutation CreateNavigationMenuItem($input: CreateNavigationMenuItemInput!) {
    createNavigationMenuItem(input: $input) { ${itemFields} }
  }`;

export const MOVE_ITEMS = `
  mutation UpdateManyNavigationMenuItems($inputs: [UpdateOneNavigationMenuItemInput!]!) {
    updateManyNavigationMenuItems(inputs: $inputs) { id }
  }`;

export const DELETE_ITEM = `
  mutation DeleteNavigationMenuItem($id: UUID!) {
    deleteNavigationMenuItem(id: $id) { id }
  }`;
