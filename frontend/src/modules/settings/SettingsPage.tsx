import type { ReactNode } from 'react';
import { usePageTitle } from '@/modules/ui/usePageTitle';
import * as s from './SettingsPage.css';

interface SettingsPageProps {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function SettingsPage({ title, description, action, children }: SettingsPageProps) {
  usePageTitle(title, 'Settings');
  return (
    <>
      <div className={s.head}>
        <div className={s.headWords}>
          <h2 className={s.title}>{title}</h2>
          {description && <p className={s.description}>{description}</p>}
        </div>
        {action}
      </div>
      {children}
    </>
  );
}

interface SettingsSectionProps {
  heading: string;
  action?: ReactNode;
  children: ReactNode;
}

export function SettingsSection({ heading, action, children }: SettingsSectionProps) {
  return (
    <section className={s.section}>
      <div className={s.sectionHead}>
        <h3 className={s.heading}>{heading}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
