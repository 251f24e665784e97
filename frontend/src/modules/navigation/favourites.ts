/** What people do with their favourites. Each shows at once, and disappears again, loudly, when the server refuses it. */
import { requestAs, userMessageOf } from '@/modules/api';
import { session } from '@/modules/auth';
import { showToast } from '@/modules/ui/toasts';
import { CREATE_ITEM, DELETE_ITEM, MOVE_ITEMS } from './navigation.graphql';
import { navigationStore } from './navigationStore';
import type { NavigationItem, Target } from './types';

async function attempt(what: string, items: readonly NavigationItem[], work: () => Promise<void>): Promise<void> {
  const before = navigationStore.getCurrent().items;
  navigationStore.replace({ items });
  try {
    await work();
  } catch (error) {
    navigationStore.replace({ items: before });
    showToast({ message: what, detail: userMessageOf(error), tone: 'danger' });
  }
}

/** Keeps a place at the end of the favourites. The server says what it is called. */
export async function addFavourite(target: Target, userWorkspaceId: string): Promise<void> {
  const { items } = navigationStore.getCurrent();
  await attempt('Could not add this page', items, async () => {
    const { createNavigationMenuItem } = await requestAs<{ createNavigationMenuItem: NavigationItem }>(
      session,
      CREATE_ITEM,
      { input: { ...target, userWorkspaceId } },
    );
    const present = navigationStore.getCurrent().items.filter(({ id }) => id !== createNavigationMenuItem.id);
    navigationStore.replace({ items: [...present, createNavigationMenuItem] });
  });
}

export async function removeFavourite(id: string): Promise<void> {
  const items = navigationStore.getCurrent().items.filter((item) => item.id !== id && item.folderId !== id);
  await attempt('Could not remove this favourite', items, () => requestAs(session, DELETE_ITEM, { id }));
}

/** Swaps a favourite with its neighbour: one place up (-1) or down (1) in its folder. */
export async function moveFavourite(id: string, by: -1 | 1): Promise<void> {
  const { items } = navigationStore.getCurrent();
  const moved = items.find((item) => item.id === id);
  const siblings = items
    .filter((item) => item.folderId === moved?.folderId && item.userWorkspaceId === moved?.userWorkspaceId)
    .toSorted((a, b) => a.position - b.position);
  const index = siblings.findIndex((item) => item.id === id);
  const [from, to] = [siblings[index], siblings[index + by]];
  if (!from || !to) return;
  const positions = new Map([
    [from.id, to.position],
    [to.id, from.position],
  ]);
  const inputs = [...positions].map(([each, position]) => ({ id: each, update: { position } }));
  await attempt(
    'Could not move this favourite',
    items.map((item) => ({ ...item, position: positions.get(item.id) ?? item.position })),
    () => requestAs(session, MOVE_ITEMS, { inputs }),
  );
}
