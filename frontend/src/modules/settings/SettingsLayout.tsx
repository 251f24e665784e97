import type { Icon } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useViewer } from '@/modules/auth';
import {
  IconDatabaseCog,
  IconDevices,
  IconFileImport,
  IconKey,
  IconPalette,
  IconShieldCheck,
  IconUserCircle,
  IconUsers,
  IconWebhook,
} from '@/modules/ui/icons';
import * as sheet from '@/modules/ui/primitives/Sheet.css';
import * as s from './SettingsPage.css';

interface Place {
  path: string;
  label: string;
  icon: Icon;
  /** The permission flag without which the page has nothing to show. */
  flag?: string;
}

const groups: readonly { name: string; places: readonly Place[] }[] = [
  {
    name: 'You',
    places: [
      { path: 'profile', label: 'Profile', icon: IconUserCircle },
      { path: 'appearance', label: 'Appearance', icon: IconPalette },
      { path: 'sessions', label: 'Sessions', icon: IconDevices },
    ],
  },
  {
    name: 'Workspace',
    places: [
      { path: 'members', label: 'Members', icon: IconUsers },
      { path: 'roles', label: 'Roles', icon: IconShieldCheck, flag: 'ROLES' },
      { path: 'data-model', label: 'Data model', icon: IconDatabaseCog, flag: 'DATA_MODEL' },
      { path: 'imports', label: 'Imports', icon: IconFileImport },
    ],
  },
  {
    name: 'Developers',
    places: [
      { path: 'api-keys', label: 'API keys', icon: IconKey, flag: 'API_KEYS_AND_WEBHOOKS' },
      { path: 'webhooks', label: 'Webhooks', icon: IconWebhook, flag: 'API_KEYS_AND_WEBHOOKS' },
    ],
  },
];

interface SettingsLayoutProps {
  /** A column to read, a wider one for tables and for what has something beside it, or all there is for a picture. */
  size?: 'regular' | 'wide' | 'full';
  children: ReactNode;
}

/** Settings: places on the left, one quiet column on the right. */
export function SettingsLayout({ size = 'regular', children }: SettingsLayoutProps) {
  return (
    <div className={sheet.sheet}>
      <header className={sheet.header}>
        <h1 className={sheet.title}>Settings</h1>
      </header>
      <div className={s.body}>
        <SettingsMenu />
        <div className={s.scroll}>
          <div className={s.column} data-size={size}>
            {children}
          </div>
        </div>
      </div>
    </div>
  );
}

function SettingsMenu() {
  const { permissionFlags } = useViewer();
  const menu = useRef<HTMLElement>(null);
  const place = useLocation().pathname.split('/', 3).join('/');
  // On a phone the menu is a strip: keep the place one is at in sight.
  useEffect(() => {
    menu.current?.querySelector(`[href="${place}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [place]);
  const isOpen = ({ flag }: Place) => !flag || permissionFlags.includes(flag);
  return (
    <nav ref={menu} className={s.menu} aria-label="Settings">
      {groups
        .filter(({ places }) => places.some(isOpen))
        .map(({ name, places }) => (
          <div key={name}>
            <div className={s.group}>{name}</div>
            <div className={s.links}>
              {places.filter(isOpen).map(({ path, label, icon: Glyph }) => (
                <NavLink key={path} to={`/settings/${path}`} className={s.link}>
                  <Glyph size={16} stroke={1.6} aria-hidden />
                  {label}
                </NavLink>
              ))}
            </div>
          </div>
        ))}
    </nav>
  );
}
