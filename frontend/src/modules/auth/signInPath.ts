/** Where to sign in, remembering where one was. */
export function signInPath(here: { pathname: string; search?: string }, isExpired = false): string {
  const next = `${here.pathname}${here.search ?? ''}`;
  const query = new URLSearchParams();
  if (next !== '/') query.set('next', next);
  if (isExpired) query.set('expired', '1');
  return `/sign-in${query.size ? `?${query}` : ''}`;
}

/** The place to go on to; only paths of this app, whatever the address says. */
export function nextPath(query: URLSearchParams): string {
  const next = query.get('next') ?? '/';
  const isOurs = next.startsWith('/') && new URL(next, location.origin).origin === location.origin;
  return isOurs && !next.startsWith('/sign-') ? next : '/';
}
