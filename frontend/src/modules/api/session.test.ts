import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AccessToken, Session } from './session';

const minute = 60_000;
let now: number;
let isHinted: boolean;
let renew: ReturnType<typeof vi.fn<() => Promise<AccessToken | null>>>;
let session: Session;

const token = (name: string, minutes = 30): AccessToken => ({ token: name, expiresAt: now + minutes * minute });

beforeEach(() => {
  now = 1_000_000;
  isHinted = true;
  renew = vi.fn<() => Promise<AccessToken | null>>();
  session = new Session({
    renew,
    hint: {
      read: () => isHinted,
      write: (isSignedIn) => {
        isHinted = isSignedIn;
      },
    },
    exclusively: (work) => work(),
    now: () => now,
  });
});

describe('a session', () => {
  it('asks nothing of first-time visitors', async () => {
    isHinted = false;
    await session.restore();
    expect(session.status).toBe('signed-out');
    expect(renew).not.toHaveBeenCalled();
  });

  it('restores itself from the cookie', async () => {
    renew.mockResolvedValue(token('a'));
    await session.restore();
    expect(session.status).toBe('signed-in');
    expect(await session.accessToken()).toBe('a');
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('renews a token that has less than a minute left', async () => {
    session.start(token('old'));
    now += 29.5 * minute;
    renew.mockResolvedValue(token('new'));
    expect(await session.accessToken()).toBe('new');
  });

  it('renews once for everyone who asks at the same time', async () => {
    let answer: (value: AccessToken) => void = () => undefined;
    renew.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const asked = [session.accessToken(), session.accessToken(), session.renew()];
    answer(token('one'));
    expect(await Promise.all(asked)).toEqual(['one', 'one', 'one']);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('does not renew for a rejected token that was replaced meanwhile', async () => {
    session.start(token('new'));
    expect(await session.renew('old')).toBe('new');
    expect(renew).not.toHaveBeenCalled();
  });

  it('expires when the cookie is no longer good, and then stays silent', async () => {
    session.start(token('a'));
    renew.mockResolvedValue(null);
    expect(await session.renew('a')).toBeNull();
    expect(session.status).toBe('expired');
    expect(isHinted).toBe(false);
    expect(await session.accessToken()).toBeNull();
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('survives an unreachable server', async () => {
    session.start(token('a', 0));
    renew.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(session.accessToken()).rejects.toThrow('Failed to fetch');
    expect(session.status).toBe('signed-in');
    renew.mockResolvedValue(token('b'));
    expect(await session.accessToken()).toBe('b');
  });

  it('tells listeners of changes of status only', async () => {
    const heard: string[] = [];
    session.subscribe(() => heard.push(session.status));
    session.start(token('a'));
    session.start(token('b'));
    session.end();
    expect(heard).toEqual(['signed-in', 'signed-out']);
  });
});
