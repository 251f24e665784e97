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
import { findFieldByName } from '../../query/objectFields';
import { type ColumnLayout, columnLayouts } from './columnLayouts';
import { columnFields, defaultOrder, isShownByDefault } from './defaultColumns';

export interface GridColumn {
  readonly field: FieldMetadata;
  readonly kind: FieldKind;
  readonly left: number;
  readonly width: number;
  readonly isEditable: boolean;
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

export function useColumnLayout(object: ObjectMetadata): ColumnLayout {
  return useSyncExternalStore(columnLayouts.subscribe, () => columnLayouts.get(object.nameSingular));
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

export function useColumns(object: ObjectMetadata): Columns {
  const layout = useColumnLayout(object);
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
      const current = { ...columnLayouts.get(object.nameSingular).widths };
      columnLayouts.change(object.nameSingular, { widths: typeof updater === 'function' ? updater(current) : updater });
    },
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const key = headers.map((header) => `${header.column.id} ${header.getSize()}`).join();
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

/** From "name 232,city 120" to columns side by side, made again only when that text changes. */
function placeColumns(object: ObjectMetadata, key: string): GridColumn[] {
  let left = 0;
  return key.split(',').flatMap((part) => {
    const [name = '', size] = part.split(' ');
    const field = findFieldByName(object, name);
    if (!field) return [];
    const column = { field, kind: kindOf(field), left, width: Number(size), isEditable: isEditable(object, field) };
    left += column.width;
    return [column];
  });
}

/** Puts a column before another, or last. */
export function moveColumn(object: ObjectMetadata, name: string, before: string | null): void {
  const order = orderOf(object, columnLayouts.get(object.nameSingular)).filter((each) => each !== name);
  const index = before ? Math.max(1, order.indexOf(before)) : order.length;
  columnLayouts.change(object.nameSingular, { order: order.toSpliced(index, 0, name) });
}

export function setColumnWidth(object: ObjectMetadata, name: string, width: number): void {
  const { widths } = columnLayouts.get(object.nameSingular);
  const bounded = Math.min(widest, Math.max(narrowest, width));
  columnLayouts.change(object.nameSingular, { widths: { ...widths, [name]: bounded } });
}

export function showColumn(object: ObjectMetadata, name: string, isShown: boolean): void {
  const { visibility } = columnLayouts.get(object.nameSingular);
  columnLayouts.change(object.nameSingular, { visibility: { ...visibility, [name]: isShown } });
}

export function useColumnVisibility(object: ObjectMetadata): Readonly<Record<string, boolean>> {
  return visibilityOf(object, useColumnLayout(object));
}
