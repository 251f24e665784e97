/** The columns of a table: which, in what order, how wide. TanStack Table keeps the books; rows are not its business. */
import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useSyncExternalStore } from 'react';
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import type { FieldKind } from '../../fields/fieldKind';
import { kindOf } from '../../fields/registry';
import { type Aggregate, isAggregate } from '../../query/aggregates';
import { findFieldByName } from '../../query/objectFields';
import type { ColumnKeeper, ColumnLayout } from './columnKeeper';
import { columnFields, defaultOrder, isShownByDefault } from './defaultColumns';

export interface GridColumn {
  readonly field: FieldMetadata;
  readonly kind: FieldKind;
  readonly left: number;
  readonly width: number;
  readonly isEditable: boolean;
  /** What is worked out of the column, under it. */
  readonly aggregate: Aggregate | null;
}

export interface Columns {
  readonly shown: readonly GridColumn[];
  /** Of all columns together. */
  readonly width: number;
  /** For the pointer; the keyboard's way is `resizeBy`. */
  readonly resizeHandler: (name: string) => ((event: unknown) => void) | undefined;
}

export const narrowest = 72;
export const widest = 640;

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
type Row = Record<string, unknown>;
const noRows: Row[] = [];

export function useColumnLayout(keeper: ColumnKeeper): ColumnLayout {
  return useSyncExternalStore(keeper.subscribe, keeper.getLayout);
}

export function orderOf(object: ObjectMetadata, layout: ColumnLayout): string[] {
  const usual = defaultOrder(object);
  const known = layout.order.filter((name) => usual.includes(name));
  return [...new Set([...usual.slice(0, 1), ...known, ...usual])];
}

export function visibilityOf(object: ObjectMetadata, layout: ColumnLayout): Record<string, boolean> {
  const [first] = defaultOrder(object);
  return Object.fromEntries(
    columnFields(object).map((field) => [
      field.name,
      field.name === first || (layout.visibility[field.name] ?? isShownByDefault(object, field)),
    ]),
  );
}

export function isEditable(object: ObjectMetadata, field: FieldMetadata): boolean {
  return object.permissions.canUpdate && !field.isUIReadOnly && kindOf(field).editing !== 'none';
}

export function useColumns(object: ObjectMetadata, keeper: ColumnKeeper): Columns {
  const layout = useColumnLayout(keeper);
  const definitions = useMemo(
    () => columnFields(object).map((field, index) => definitionOf(field, index === 0)),
    [object],
  );
  const state = useMemo(
    () => ({
      columnOrder: orderOf(object, layout),
      columnVisibility: visibilityOf(object, layout),
      columnSizing: { ...layout.widths },
    }),
    [object, layout],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
    state,
    onColumnSizingChange: (updater) => {
      const current = { ...keeper.getLayout().widths };
      keeper.change({ widths: typeof updater === 'function' ? updater(current) : updater });
    },
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const { aggregates } = layout;
  const key = headers
    .map((header) => `${header.column.id} ${header.getSize()} ${aggregates[header.column.id] ?? ''}`)
    .join();
  const shown = useMemo(() => placeColumns(object, key), [object, key]);
  return {
    shown,
    width: shown.reduce((sum, column) => sum + column.width, 0),
    resizeHandler: (name) => headers.find((header) => header.column.id === name)?.getResizeHandler(),
  };
}

/** Names need room, and the checkbox stands before them. */
const firstWidth = 256;

function definitionOf(field: FieldMetadata, isFirst: boolean): ColumnDef<typeof features, Row> {
  return {
    id: field.name,
    accessorKey: field.name,
    header: field.label,
    size: isFirst ? firstWidth : kindOf(field).width,
    minSize: narrowest,
    maxSize: widest,
  };
}

/** From "name 232 ,amount 120 SUM" to columns side by side, made again only when that text changes. */
function placeColumns(object: ObjectMetadata, key: string): GridColumn[] {
  let left = 0;
  return key.split(',').flatMap((part) => {
    const [name = '', size, aggregate = ''] = part.split(' ');
    const field = findFieldByName(object, name);
    if (!field) return [];
    const column = {
      field,
      kind: kindOf(field),
      left,
      width: Number(size),
      isEditable: isEditable(object, field),
      aggregate: isAggregate(aggregate) ? aggregate : null,
    };
    left += column.width;
    return [column];
  });
}

/** What keys, menus and pointers do to columns. */
export class ColumnMoves {
  constructor(
    private readonly object: ObjectMetadata,
    private readonly keeper: ColumnKeeper,
  ) {}

  /** Puts a column before another, or last. */
  move(name: string, before: string | null): void {
    const order = orderOf(this.object, this.keeper.getLayout()).filter((each) => each !== name);
    const index = before ? Math.max(1, order.indexOf(before)) : order.length;
    this.keeper.change({ order: order.toSpliced(index, 0, name) });
  }

  resize(name: string, width: number): void {
    const { widths } = this.keeper.getLayout();
    this.keeper.change({ widths: { ...widths, [name]: Math.min(widest, Math.max(narrowest, width)) } });
  }

  /** Works something out of a column, under it; null for nothing. */
  workOut(name: string, aggregate: Aggregate | null): void {
    const { [name]: _before, ...others } = this.keeper.getLayout().aggregates;
    this.keeper.change({ aggregates: aggregate ? { ...others, [name]: aggregate } : others });
  }

  show(name: string, isShown: boolean): void {
    const { visibility } = this.keeper.getLayout();
    this.keeper.change({ visibility: { ...visibility, [name]: isShown } });
  }
}

export function useColumnVisibility(object: ObjectMetadata, keeper: ColumnKeeper): Readonly<Record<string, boolean>> {
  return visibilityOf(object, useColumnLayout(keeper));
}
