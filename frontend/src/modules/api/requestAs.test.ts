import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './errors';
import { requestAs } from './requestAs';
import { Session } from './session';

type Answer = { data?: unknown; errors?: unknown[] };

const later = Date.now() + 3_600_000;
let renewals: number;
let sent: Request[];
let answers: (Answer | Error)[];
let session: Session;

const refused: Answer = { errors: [{ message: 'Token expired', extensions: { code: 'UNAUTHENTICATED' } }] };

beforeEach(() => {
  renewals = 0;
  sent = [];
  answers = [];
  session = new Session({
    renew: async () => {
      renewals += 1;
      return { token: `renewed-${renewals}`, expiresAt: later };
    },
    hint: { read: () => true, write: () => undefined },
    exclusively: (work) => work(),
    now: Date.now,
  });
  session.start({ token: 'first', expiresAt: later });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push(new Request(`http://localhost${path}`, { ...init, signal: null }));
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return Response.json(answer);
  });
});

const bearers = () => sent.map(({ headers }) => headers.get('authorization'));

describe('a request in somebody’s name', () => {
  it('carries the token, the endpoint and the id of the write', async () => {
    answers = [{ data: { ok: true } }];
    const options = { endpoint: 'records', mutationId: 'm1' } as const;
    await expect(requestAs(session, 'mutation { x }', {}, options)).resolves.toEqual({ ok: true });
    expect(new URL(sent[0]?.url ?? '').pathname).toBe('/graphql');
    expect(sent[0]?.headers.get('x-mutation-id')).toBe('m1');
    expect(bearers()).toEqual(['Bearer first']);
  });

  it('renews a refused token and tries once more', async () => {
    answers = [refused, { data: { ok: true } }];
    await expect(requestAs(session, '{ x }')).resolves.toEqual({ ok: true });
    expect(bearers()).toEqual(['Bearer first', 'Bearer renewed-1']);
  });

  it('renews once for requests that are refused together', async () => {
    answers = [refused, refused, { data: { a: 1 } }, { data: { b: 2 } }];
    await Promise.all([requestAs(session, '{ a }'), requestAs(session, '{ b }')]);
    expect(renewals).toBe(1);
  });

  it('gives up after the second refusal', async () => {
    answers = [refused, refused];
    await expect(requestAs(session, '{ x }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(sent).toHaveLength(2);
  });

  it('says what the server said, and says when there is no server', async () => {
    const userFriendlyMessage = 'This e-mail is in use.';
    answers = [{ errors: [{ message: 'Duplicate', extensions: { code: 'BAD_USER_INPUT', userFriendlyMessage } }] }];
    await expect(requestAs(session, '{ x }')).rejects.toMatchObject({ userMessage: userFriendlyMessage });
    answers = [new TypeError('Failed to fetch')];
    await expect(requestAs(session, '{ x }')).rejects.toMatchObject({ code: 'NETWORK' });
    expect(await requestAs(session, '{ x }').catch((error: unknown) => error)).toBeInstanceOf(ApiError);
  });
});
