/** The DOM id of a column's header, for menus to stand by and for `aria-activedescendant`. */
export const headerId = (column: number): string => `header-${column}`;
