/** The saved views of the workspace that the person may see: as the server told them, with unanswered changes laid over. */
import { useMemo, useSyncExternalStore } from 'react';
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { View } from './types';

type Change = (views: readonly View[]) => readonly View[];

export class ViewStore {
  private confirmed: readonly View[] = [];
  private pending: readonly Change[] = [];
  private shown: readonly View[] = [];
  /** Changes reach the server in the order in which they were made. */
  private line: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  readonly getCurrent = (): readonly View[] => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  find(id: string): View | null {
    return this.shown.find((view) => view.id === id) ?? null;
  }

  /** A view that has not changed stays the same object: what was built for it stays good. */
  replace(views: readonly View[]): void {
    const known = new Map(this.confirmed.map((view) => [view.id, view]));
    this.confirmed = views.map((view) => sameOr(known.get(view.id), view));
    this.publish();
  }

  /** Takes one view as the server has it now; null if it is gone. */
  take(id: string, view: View | null): void {
    const others = this.confirmed.filter((each) => each.id !== id);
    this.confirmed = view ? [...others, sameOr(this.find(id) ?? undefined, view)] : others;
    this.publish();
  }

  /** Shows a change at once and sends it; one that is refused disappears again. */
  async change(change: Change, send: () => Promise<unknown>): Promise<void> {
    this.pending = [...this.pending, change];
    this.publish();
    const sent = this.line.then(send);
    this.line = sent.catch(() => undefined);
    try {
      await sent;
      this.confirmed = change(this.confirmed);
    } finally {
      this.pending = this.pending.filter((each) => each !== change);
      this.publish();
    }
  }

  private publish(): void {
    const views = this.pending.reduce((known, change) => change(known), this.confirmed);
    this.shown = views.toSorted((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1));
    for (const listener of this.listeners) listener();
  }
}

function sameOr(known: View | undefined, view: View): View {
  return known && JSON.stringify(known) === JSON.stringify(view) ? known : view;
}

export const viewStore = new ViewStore();

/** The views of one object, in the order of its list. */
export function useViewsOf(object: ObjectMetadata): readonly View[] {
  const views = useSyncExternalStore(viewStore.subscribe, viewStore.getCurrent);
  return useMemo(() => views.filter((view) => view.objectMetadataId === object.id), [views, object.id]);
}
