/** An item of everybody's navigation, or one of a person's favourites. */
export interface NavigationItem {
  id: string;
  /** Whose favourite it is; null is everybody's. */
  userWorkspaceId: string | null;
  type: 'VIEW' | 'FOLDER' | 'LINK' | 'OBJECT' | 'RECORD' | 'PAGE_LAYOUT';
  name: string | null;
  link: string | null;
  folderId: string | null;
  position: number;
  viewId: string | null;
  targetObjectMetadataId: string | null;
  targetRecordId: string | null;
  targetRecordIdentifier: { labelIdentifier: string } | null;
}

/** What the navigation needs to know of a saved view. */
export interface NamedView {
  id: string;
  name: string;
  objectMetadataId: string;
}

/** What a person can keep as a favourite: the object, the view or the record they look at. */
export type Target = Pick<NavigationItem, 'type' | 'viewId' | 'targetObjectMetadataId' | 'targetRecordId'>;
