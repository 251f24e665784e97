import type { ReactNode } from 'react';
import { SettingsPage } from '@/modules/settings';
import { IconPlus } from '@/modules/ui/icons';
import { ButtonLink } from '@/modules/ui/primitives/Button';
import { LinkTabs } from '@/modules/ui/primitives/LinkTabs';
import { binPath, dataModelPath, graphPath, newObjectPath } from './paths';

const tabs = [
  { to: dataModelPath, label: 'Objects' },
  { to: graphPath, label: 'Graph' },
  { to: binPath, label: 'Bin' },
];

/** What the pages about all objects have in common. */
export function DataModelHead({ children }: { children: ReactNode }) {
  return (
    <SettingsPage
      title="Data model"
      description="What this workspace keeps records of, what is known of each, and how they belong together."
      action={
        <ButtonLink variant="primary" icon={IconPlus} to={newObjectPath}>
          New object
        </ButtonLink>
      }
    >
      <LinkTabs label="Data model" tabs={tabs} />
      {children}
    </SettingsPage>
  );
}
