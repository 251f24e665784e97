/** The access token, in memory only. Whoever needs it asks here; it renews itself through an HttpOnly cookie. */

export interface AccessToken {
  token: string;
  expiresAt: number;
}

/** `restoring` until the cookie has been tried once; `expired` when a session ended under the person's hands. */
export type SessionStatus = 'restoring' | 'signed-in' | 'signed-out' | 'expired';

export interface SessionOptions {
  /** Exchanges the cookie for a token; null when the cookie is missing or no longer good; throws when unreachable. */
  renew: () => Promise<AccessToken | null>;
  /** Remembers between visits that a cookie may exist, so that first-time visitors ask nothing. */
  hint: { read: () => boolean; write: (isSignedIn: boolean) => void };
  /** Serialises renewals across tabs: refresh tokens rotate, and two at once would look like theft. */
  exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  now: () => number;
}

const renewBeforeExpiry = 60_000;

export class Session {
  status: SessionStatus = 'restoring';
  private current: AccessToken | null = null;
  private renewal: Promise<string | null> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: SessionOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getStatus = (): SessionStatus => this.status;

  /** Whether trying the cookie is worth a request. */
  get mayBeSignedIn(): boolean {
    return this.status === 'signed-in' || (this.status === 'restoring' && this.options.hint.read());
  }

  /** Tries the cookie once at start. */
  async restore(): Promise<void> {
    if (this.status !== 'restoring') return;
    if (this.mayBeSignedIn) await this.renew();
    else this.change('signed-out', null);
  }

  start(token: AccessToken): void {
    this.options.hint.write(true);
    this.change('signed-in', token);
  }

  end(status: 'signed-out' | 'expired' = 'signed-out'): void {
    this.options.hint.write(false);
    this.change(status, null);
  }

  /** A token good for at least a minute, or null when signed out. */
  async accessToken(): Promise<string | null> {
    if (this.status === 'signed-out' || this.status === 'expired') return null;
    const isFresh = this.current && this.current.expiresAt - this.options.now() > renewBeforeExpiry;
    return isFresh && this.current ? this.current.token : this.renew();
  }

  /** Renews unless `rejected` has already been replaced; callers at the same time share one renewal. */
  renew(rejected?: string): Promise<string | null> {
    if (rejected && this.current && this.current.token !== rejected) return Promise.resolve(this.current.token);
    this.renewal ??= this.renewNow().finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async renewNow(): Promise<string | null> {
    const token = await this.options.exclusively(this.options.renew);
    if (token) this.start(token);
    else this.end(this.status === 'signed-out' ? 'signed-out' : 'expired');
    return token?.token ?? null;
  }

  private change(status: SessionStatus, token: AccessToken | null): void {
    this.current = token;
    if (this.status === status) return;
    this.status = status;
    for (const listener of this.listeners) listener();
  }
}
