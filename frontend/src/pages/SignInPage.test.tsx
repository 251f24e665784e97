import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { session } from '@/modules/auth';
import { answers, refuses, startApi } from '@/testing/api';
import { Component as SignInPage } from './SignInPage';

startApi();
afterEach(() => session.end());

const tokens = { accessOrWorkspaceAgnosticToken: { token: 'access', expiresAt: '2099-01-01T00:00:00.000Z' } };
const workspace = (id: string, displayName: string) => ({ id, displayName, logo: null, loginToken: `login-${id}` });
const northwind = workspace('1', 'Northwind');
const kestrel = workspace('2', 'Kestrel');

function knows(...workspaces: unknown[]): string[] {
  const entered: string[] = [];
  answers('SignIn', () => ({ signIn: { tokens, availableWorkspaces: { availableWorkspacesForSignIn: workspaces } } }));
  answers('GetAuthTokensFromLoginToken', ({ loginToken }) => {
    entered.push(String(loginToken));
    return { getAuthTokensFromLoginToken: { tokens } };
  });
  return entered;
}

async function signIn(path = '/sign-in') {
  const routes = [
    { path: '/sign-in', Component: SignInPage },
    { path: '*', Component: () => <h1>Inside</h1> },
  ];
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(<RouterProvider router={router} />);
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'correct horse');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  return router;
}

describe('signing in', () => {
  it('says at the password that it is wrong, and puts the cursor there', async () => {
    refuses('SignIn', { message: 'Wrong password', code: 'FORBIDDEN' });
    await signIn();
    const password = await screen.findByLabelText('Password');
    expect(await screen.findByRole('alert')).toHaveProperty('textContent', 'Wrong password.');
    expect(password.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(password);
  });

  it('asks for an address before it asks the server', async () => {
    render(<RouterProvider router={createMemoryRouter([{ path: '/', Component: SignInPage }])} />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getAllByRole('alert')).toHaveLength(2);
  });

  it('enters the only workspace and goes back to where one was', async () => {
    const entered = knows(northwind);
    const router = await signIn('/sign-in?next=%2Fobjects%2Fpeople%3Fview%3D1&expired=1');
    await screen.findByText('Inside');
    expect(entered).toEqual(['login-1']);
    expect(session.status).toBe('signed-in');
    expect(router.state.location).toMatchObject({ pathname: '/objects/people', search: '?view=1' });
  });

  it('asks which workspace when there are several', async () => {
    const entered = knows(northwind, kestrel);
    await signIn();
    await userEvent.click(await screen.findByRole('button', { name: 'Kestrel' }));
    await screen.findByText('Inside');
    expect(entered).toEqual(['login-2']);
  });

  it('leads somebody without a workspace to making one', async () => {
    knows();
    await signIn();
    expect(await screen.findByLabelText('Workspace name')).toBeTruthy();
  });
});
