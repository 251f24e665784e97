/** How someone likes the columns of an object, remembered in this browser. */

export interface ColumnLayout {
  /** Field names; those not mentioned follow in their usual order. */
  readonly order: readonly string[];
  /** Field name → shown or not; those not mentioned are as they are by default. */
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
}

const untouched: ColumnLayout = { order: [], visibility: {}, widths: {} };
const keyOf = (objectName: string) => `stratus.columns.${objectName}`;

export class ColumnLayouts {
  private readonly layouts = new Map<string, ColumnLayout>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(objectName: string): ColumnLayout {
    const layout = this.layouts.get(objectName) ?? this.read(objectName);
    this.layouts.set(objectName, layout);
    return layout;
  }

  change(objectName: string, change: Partial<ColumnLayout>): void {
    const layout = { ...this.get(objectName), ...change };
    this.layouts.set(objectName, layout);
    this.storage.setItem(keyOf(objectName), JSON.stringify(layout));
    this.publish();
  }

  reset(objectName: string): void {
    this.layouts.set(objectName, untouched);
    this.storage.removeItem(keyOf(objectName));
    this.publish();
  }

  private read(objectName: string): ColumnLayout {
    try {
      return {
        ...untouched,
        ...(JSON.parse(this.storage.getItem(keyOf(objectName)) ?? '{}') as Partial<ColumnLayout>),
      };
    } catch {
      return untouched;
    }
  }

  private publish(): void {
    for (const listener of this.listeners) listener();
  }
}

export const columnLayouts = new ColumnLayouts(localStorage);
