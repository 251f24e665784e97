/** The one session of this tab, kept in step with the other tabs. */
import { ApiError, clearSnapshots, requestGraphql, Session } from '@/modules/api';
import { RENEW_TOKEN, SIGN_OUT, type TokensResult, tokenOf } from './auth.graphql';

const hintKey = 'stratus.session';
const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('stratus-session') : null;

async function renew() {
  try {
    const { renewToken } = await requestGraphql<{ renewToken: TokensResult }>(RENEW_TOKEN);
    return tokenOf(renewToken);
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'NETWORK' && error.code !== 'INTERNAL_SERVER_ERROR') return null;
    throw error;
  }
}

function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!navigator.locks) return work();
  return navigator.locks.request('stratus-session', work) as Promise<Result>;
}

export const session = new Session({
  renew,
  exclusively,
  now: Date.now,
  hint: {
    read: () => localStorage.getItem(hintKey) !== null,
    write: (isSignedIn) => (isSignedIn ? localStorage.setItem(hintKey, '1') : localStorage.removeItem(hintKey)),
  },
});

/** Ends the session here, on the server and in the other tabs, and forgets everything this browser kept. */
export async function signOut(): Promise<void> {
  const token = await session.accessToken().catch(() => null);
  await requestGraphql(SIGN_OUT, {}, { token }).catch(() => undefined);
  session.end();
  await clearSnapshots();
  tabs?.postMessage('ended');
  location.assign('/sign-in');
}

/** After signing in: other tabs must not go on with whoever was signed in before. */
export async function announceSignIn(): Promise<void> {
  await clearSnapshots();
  tabs?.postMessage('started');
}

export function followOtherTabs(): void {
  tabs?.addEventListener('message', ({ data }) => {
    if (data === 'ended') session.end();
    location.assign(data === 'ended' ? '/sign-in' : location.href);
  });
}
