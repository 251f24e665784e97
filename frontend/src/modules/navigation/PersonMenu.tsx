import { useNavigate } from 'react-router';
import { displayNameOf, signOut, useViewer } from '@/modules/auth';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCircle } from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { Avatar } from '@/modules/ui/primitives/Avatar';
import type { Theme } from '@/modules/ui/theme/theme';
import { useTheme } from '@/modules/ui/theme/useTheme';
import { StatusDot, StatusText } from './StatusDot';
import * as s from './Sidebar.css';

const themes = [
  { id: 'light', label: 'Light', icon: IconSun },
  { id: 'dark', label: 'Dark', icon: IconMoon },
  { id: 'system', label: 'Like the system', icon: IconDeviceDesktop },
] as const satisfies readonly { id: Theme; label: string; icon: typeof IconSun }[];

export function PersonMenu() {
  const { user, member } = useViewer();
  const navigate = useNavigate();
  const [theme, setTheme] = useTheme();
  const name = displayNameOf(member.name, user.email);
  const sections: MenuSection[] = [
    {
      id: 'person',
      heading: user.email,
      items: [
        { id: 'profile', label: 'Profile', icon: IconUserCircle, onSelect: () => void navigate('/settings/profile') },
      ],
    },
    {
      id: 'theme',
      heading: 'Appearance',
      items: themes.map((each) => ({ ...each, isChecked: each.id === theme, onSelect: () => setTheme(each.id) })),
    },
    { id: 'leave', items: [{ id: 'sign-out', label: 'Sign out', icon: IconLogout, onSelect: () => void signOut() }] },
  ];
  return (
    <>
      <MenuButton label="You" aria-label={`${name}, your menu`} className={s.item} sections={sections} side="top">
        <span className={s.avatar}>
          <Avatar name={name} seed={member.id} url={member.avatarUrl} />
          <StatusDot />
        </span>
        <span className={s.words}>{name}</span>
      </MenuButton>
      <StatusText />
    </>
  );
}
