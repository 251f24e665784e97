/** How the columns of a table are laid out, and who remembers it: the view that is shown. */

export interface ColumnLayout {
  /** Field names; those not mentioned follow in their usual order. */
  readonly order: readonly string[];
  /** Field name → shown or not; those not mentioned are as they are by default. */
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
  /** What is worked out of a column, under it. */
  readonly aggregates: Readonly<Record<string, string>>;
}

export interface ColumnKeeper {
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something changes. */
  readonly getLayout: () => ColumnLayout;
  readonly change: (change: Partial<ColumnLayout>) => void;
}

export const untouchedLayout: ColumnLayout = { order: [], visibility: {}, widths: {}, aggregates: {} };
