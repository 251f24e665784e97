import { createBrowserRouter, Navigate } from 'react-router';
import { firstObjectPath } from '@/modules/navigation/places';
import { RouteError } from './RouteError';
import { guestLoader, workspaceLoader } from './workspaceLoader';

export function createRouter() {
  return createBrowserRouter([
    {
      HydrateFallback: () => null,
      ErrorBoundary: RouteError,
      children: [
        { path: '/sign-in', loader: guestLoader, lazy: () => import('@/pages/SignInPage') },
        { path: '/sign-up', loader: guestLoader, lazy: () => import('@/pages/SignUpPage') },
        {
          path: '/',
          loader: workspaceLoader,
          shouldRevalidate: () => false,
          lazy: () => import('./Workspace'),
          children: [
            {
              ErrorBoundary: RouteError,
              children: [
                { index: true, Component: StartPage },
                { path: 'objects/:plural', lazy: () => import('@/pages/ObjectPage') },
                {
                  lazy: () => import('./FixedSchema'),
                  children: [
                    { path: 'objects/:plural/import/:importId?', lazy: () => import('@/pages/ImportPage') },
                    {
                      path: 'settings/data-model/objects/:name/fields/:field',
                      lazy: () => import('@/pages/DataModelFieldPage'),
                    },
                    {
                      path: 'settings/data-model/objects/:name/new-field',
                      lazy: () => import('@/pages/DataModelFieldPage'),
                    },
                    {
                      path: 'settings/data-model/objects/:name/:tab?',
                      lazy: () => import('@/pages/DataModelObjectPage'),
                    },
                    { path: 'settings/data-model/:section?', lazy: () => import('@/pages/DataModelPage') },
                    { path: 'settings/:place?/:id?', lazy: () => import('@/pages/SettingsPage') },
                  ],
                },
                { path: '*', lazy: () => import('@/pages/NotFoundPage') },
              ],
            },
          ],
        },
      ],
    },
  ]);
}

function StartPage() {
  return <Navigate to={firstObjectPath()} replace />;
}
