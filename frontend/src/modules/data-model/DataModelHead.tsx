import type { ReactNode } from 'react';
import { SettingsPage } from '@/modules/settings';
import { LinkTabs } from '@/modules/ui/primitives/LinkTabs';
import { dataModelPath, graphPath } from './paths';

const tabs = [
  { to: dataModelPath, label: 'Objects' },
  { to: graphPath, label: 'Graph' },
];

/** What the pages about all objects have in common. */
export function DataModelHead({ children }: { children: ReactNode }) {
  return (
    <SettingsPage
      title="Data model"
      description="What this workspace keeps records of, what is known of each, and how they belong together."
    >
      <LinkTabs label="Data model" tabs={tabs} />
      {children}
    </SettingsPage>
  );
}
