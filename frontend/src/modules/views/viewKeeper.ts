/** Remembers the columns of a view: on the server for whoever may change it, in this browser for others. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { type ColumnKeeper, type ColumnLayout, columnLayouts, untouchedLayout } from '@/modules/object-record';
import { undoStack } from '@/modules/ui/undo';
import type { View } from './types';
import { setViewFields } from './viewCommands';
import { fieldsFor, layoutOf } from './viewColumns';
import { viewStore } from './viewStore';

/** Dragging a border changes the width with every movement; the server hears of the last one. Other changes go at once. */
const pause = 400;

export class ViewKeeper implements ColumnKeeper {
  /** What is not yet on its way to the server. */
  private draft: ColumnLayout | null = null;
  private before: ColumnLayout | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown: { view: View; local: ColumnLayout; layout: ColumnLayout } | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private view: View,
    private object: ObjectMetadata,
    private canChange: boolean,
  ) {}

  /** The view, or the object, is another version of itself. */
  update(view: View, object: ObjectMetadata, canChange: boolean): void {
    if (object !== this.object) this.shown = null;
    this.view = view;
    this.object = object;
    this.canChange = canChange;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const stops = [viewStore.subscribe(listener), columnLayouts.subscribe(listener)];
    this.listeners.add(listener);
    return () => {
      for (const stop of stops) stop();
      this.listeners.delete(listener);
    };
  };

  readonly getLayout = (): ColumnLayout => this.draft ?? this.settled();

  /** What only this browser knows of the columns. */
  get hasLocalLayout(): boolean {
    return JSON.stringify(columnLayouts.get(this.key)) !== JSON.stringify(untouchedLayout);
  }

  /** Back to how everyone sees the columns. */
  resetLocal(): void {
    columnLayouts.reset(this.key);
  }

  readonly change = (change: Partial<ColumnLayout>): void => {
    const layout = { ...this.getLayout(), ...change };
    if (!this.canChange) return columnLayouts.replace(this.key, layout);
    this.before ??= this.settled();
    this.draft = layout;
    clearTimeout(this.timer);
    if (change.widths) this.timer = setTimeout(() => this.save(), pause);
    else this.save();
    return this.tell();
  };

  /** An object without a view has columns, too. */
  private get key(): string {
    return this.view.id || this.object.id;
  }

  private save(): void {
    const { draft, before, object } = this;
    const view = viewStore.find(this.view.id);
    this.draft = null;
    this.before = null;
    if (!draft || !before || !view) return this.tell();
    void setViewFields(view, fieldsFor(view, object, draft));
    undoStack.push({
      label: 'Columns changed',
      undo: async () => this.change(before),
      redo: async () => this.change(draft),
    });
    return this.tell();
  }

  private settled(): ColumnLayout {
    const view = viewStore.find(this.view.id) ?? this.view;
    const local = columnLayouts.get(this.key);
    if (this.shown?.view !== view || this.shown.local !== local)
      this.shown = { view, local, layout: withLocal(layoutOf(view, this.object), local) };
    return this.shown.layout;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function withLocal(layout: ColumnLayout, local: ColumnLayout): ColumnLayout {
  return {
    order: local.order.length ? local.order : layout.order,
    visibility: { ...layout.visibility, ...local.visibility },
    widths: { ...layout.widths, ...local.widths },
    aggregates: { ...layout.aggregates, ...local.aggregates },
  };
}

const keepers = new Map<string, ViewKeeper>();

export function keeperOf(view: View, object: ObjectMetadata, canChange: boolean): ViewKeeper {
  const key = view.id || object.id;
  const keeper = keepers.get(key) ?? new ViewKeeper(view, object, canChange);
  keeper.update(view, object, canChange);
  keepers.set(key, keeper);
  return keeper;
}
