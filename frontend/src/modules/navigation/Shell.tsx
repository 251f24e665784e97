import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLiveStatus } from '@/modules/realtime';
import { IconWifiOff } from '@/modules/ui/icons';
import { type KeyScope, keyDispatcher } from '@/modules/ui/keys';
import { OverlayLayer } from '@/modules/ui/OverlayLayer';
import { MobileBar } from './MobileBar';
import * as s from './Shell.css';
import { Sidebar } from './Sidebar';
import { useMainFocus } from './useMainFocus';
import { useNavigationKeys } from './useNavigationKeys';

const SearchPalette = lazy(() => import('@/modules/search').then((module) => ({ default: module.SearchPalette })));
const ShortcutSheet = lazy(() => import('./ShortcutSheet').then((module) => ({ default: module.ShortcutSheet })));

/** The frame of every page below sign-in: navigation on paper, the page on its sheet. */
export function Shell({ children }: { children: ReactNode }) {
  const main = useMainFocus();
  const [scopes, setScopes] = useState<readonly KeyScope[] | null>(null);
  const [isSearching, setIsSearching] = useState<boolean | null>(null);
  const search = () => setIsSearching(true);
  useNavigationKeys({ search, showShortcuts: () => setScopes(keyDispatcher.layersAround(document.activeElement)) });
  return (
    <div className={s.shell}>
      <a className={s.skip} href="#main">
        Skip to the records
      </a>
      <Sidebar onSearch={search} />
      <main id="main" ref={main} className={s.main} tabIndex={-1}>
        <OfflineNotice />
        {children}
      </main>
      <MobileBar onSearch={search} />
      <OverlayLayer />
      {isSearching !== null && (
        <Suspense>
          <SearchPalette isOpen={isSearching} onClose={() => setIsSearching(false)} />
        </Suspense>
      )}
      {scopes && (
        <Suspense>
          <ShortcutSheet isOpen scopes={scopes} onClose={() => setScopes(null)} />
        </Suspense>
      )}
    </div>
  );
}

function OfflineNotice() {
  if (useLiveStatus() !== 'offline') return null;
  return (
    <div className={s.notice} role="status">
      <IconWifiOff size={15} stroke={1.7} aria-hidden />
      No network. You see what was loaded; changes cannot be saved until you are back.
    </div>
  );
}
