import { type LoaderFunctionArgs, redirect } from 'react-router';
import { session, signInPath, viewerStore } from '@/modules/auth';
import { refreshBootstrap, restoreBootstrap } from './bootstrap';

/** Lets nobody below the shell without a session, and paints from the last visit where there was one. */
export async function workspaceLoader({ request }: LoaderFunctionArgs): Promise<null> {
  if (viewerStore.getCurrent()) return null;
  if (await restoreBootstrap()) {
    void refreshBootstrap().catch(() => undefined); // Offline: the shell says so and what is known stays.
    return null;
  }
  await session.restore();
  if (session.status !== 'signed-in') throw redirect(signInPath(new URL(request.url), session.status === 'expired'));
  await refreshBootstrap();
  return null;
}

/** The way in is for people who are not. */
export async function guestLoader(): Promise<null> {
  await session.restore().catch(() => undefined);
  if (session.status === 'signed-in') throw redirect('/');
  return null;
}
