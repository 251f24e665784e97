import { NavLink } from 'react-router';
import { displayNameOf, signOut, useViewer } from '@/modules/auth';
import { IconLogout, IconSettings } from '@/modules/ui/icons';
import { Dialog } from '@/modules/ui/overlays';
import { Favourites } from './Favourites';
import { SharedPlaces } from './SharedPlaces';
import * as s from './Sidebar.css';

/** Every place of the app, as a sheet from the bottom. */
export function MobileMenu({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { workspace, member, user } = useViewer();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={workspace.displayName}>
      <nav aria-label="All places">
        <Favourites onNavigate={onClose} />
        <SharedPlaces onNavigate={onClose} />
        <NavLink to="/settings" className={s.item} onClick={onClose}>
          <IconSettings size={16} stroke={1.6} aria-hidden />
          <span className={s.words}>Settings</span>
        </NavLink>
        <button type="button" className={s.item} onClick={() => void signOut()}>
          <IconLogout size={16} stroke={1.6} aria-hidden />
          <span className={s.words}>Sign out {displayNameOf(member.name, user.email)}</span>
        </button>
      </nav>
    </Dialog>
  );
}
