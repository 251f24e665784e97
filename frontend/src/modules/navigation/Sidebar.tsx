import { NavLink } from 'react-router';
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
  IconSettings,
} from '@/modules/ui/icons';
import { IconButton } from '@/modules/ui/primitives/Button';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import { Favourites } from './Favourites';
import { toggleNavigation, useIsNavigationCollapsed } from './navigationState';
import { PersonMenu } from './PersonMenu';
import { SharedPlaces } from './SharedPlaces';
import * as s from './Sidebar.css';
import { WorkspaceMenu } from './WorkspaceMenu';

export function Sidebar({ onSearch }: { onSearch: () => void }) {
  const isCollapsed = useIsNavigationCollapsed();
  const tipFor = (name: string) => (isCollapsed ? name : undefined);
  return (
    <nav className={s.sidebar} aria-label="Main">
      <div className={s.top}>
        <WorkspaceMenu />
        <span className={s.collapse}>
          <IconButton icon={IconLayoutSidebarLeftCollapse} label="Collapse the sidebar" onClick={toggleNavigation} />
        </span>
      </div>
      <button
        type="button"
        className={s.item}
        aria-haspopup="dialog"
        data-tip={tipFor('Search')}
        data-tip-side="right"
        aria-label={tipFor('Search')}
        onClick={onSearch}
      >
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className={s.words}>Search</span>
        <span className={s.keys} aria-hidden>
          <Kbd keys="$mod+k" />
        </span>
      </button>
      <div className={s.scroll}>
        <Favourites />
        <SharedPlaces />
      </div>
      <div className={s.bottom}>
        <span className={s.expand}>
          <IconButton icon={IconLayoutSidebarLeftExpand} label="Expand the sidebar" onClick={toggleNavigation} />
        </span>
        <NavLink
          to="/settings"
          className={s.item}
          data-tip={tipFor('Settings')}
          data-tip-side="right"
          aria-label={tipFor('Settings')}
        >
          <IconSettings size={16} stroke={1.6} aria-hidden />
          <span className={s.words}>Settings</span>
          <span className={s.keys} aria-hidden>
            <Kbd keys="g s" />
          </span>
        </NavLink>
        <PersonMenu />
      </div>
    </nav>
  );
}
