/** Column layouts that only this browser remembers, by the view they belong to. */
import { type ColumnLayout, untouchedLayout } from './columnKeeper';

const keyOf = (viewId: string) => `stratus.columns.${viewId}`;

export class ColumnLayouts {
  private readonly layouts = new Map<string, ColumnLayout>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(viewId: string): ColumnLayout {
    const layout = this.layouts.get(viewId) ?? this.read(viewId);
    this.layouts.set(viewId, layout);
    return layout;
  }

  replace(viewId: string, layout: ColumnLayout): void {
    this.layouts.set(viewId, layout);
    this.storage.setItem(keyOf(viewId), JSON.stringify(layout));
    this.publish();
  }

  reset(viewId: string): void {
    this.layouts.set(viewId, untouchedLayout);
    this.storage.removeItem(keyOf(viewId));
    this.publish();
  }

  private read(viewId: string): ColumnLayout {
    try {
      return {
        ...untouchedLayout,
        ...(JSON.parse(this.storage.getItem(keyOf(viewId)) ?? '{}') as Partial<ColumnLayout>),
      };
    } catch {
      return untouchedLayout;
    }
  }

  private publish(): void {
    for (const listener of this.listeners) listener();
  }
}

export const columnLayouts = new ColumnLayouts(localStorage);
