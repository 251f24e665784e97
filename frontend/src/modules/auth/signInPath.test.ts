import { expect, it } from 'vitest';
import { nextPath, signInPath } from './signInPath';

it('remembers the page, its view and that the session expired', () => {
  const path = signInPath({ pathname: '/objects/people', search: '?view=1&sort=name' }, true);
  const query = new URL(path, location.origin).searchParams;
  expect(query.get('next')).toBe('/objects/people?view=1&sort=name');
  expect(query.get('expired')).toBe('1');
  expect(nextPath(query)).toBe('/objects/people?view=1&sort=name');
});

it('has nothing to remember at the start page', () => {
  expect(signInPath({ pathname: '/' })).toBe('/sign-in');
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in?next=/'])(
  'goes to the start page instead of %s',
  (next) => {
    expect(nextPath(new URLSearchParams({ next }))).toBe('/');
  },
);
