import { useState } from 'react';
import { useNavigate } from 'react-router';
import { loadWorkspaces, useViewer, type Viewer } from '@/modules/auth';
import { IconSelector, IconSettings } from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { Avatar } from '@/modules/ui/primitives/Avatar';
import * as s from './Sidebar.css';

type Workspace = Pick<Viewer['workspace'], 'id' | 'logo'> & { displayName: string | null };

/** Which workspace this is, and the way to the others. */
export function WorkspaceMenu() {
  const { workspace } = useViewer();
  const navigate = useNavigate();
  const [others, setOthers] = useState<readonly Workspace[]>([]);
  const picture = (of: Pick<Workspace, 'id' | 'displayName' | 'logo'>, size: number) => (
    <Avatar name={of.displayName ?? '?'} seed={of.id} url={of.logo} shape="square" size={size} />
  );
  const sections: MenuSection[] = [
    {
      id: 'workspaces',
      heading: 'Workspaces',
      items: [workspace, ...others].map((each) => ({
        id: each.id,
        label: each.displayName ?? 'Unnamed workspace',
        leading: picture(each, 18),
        isChecked: each.id === workspace.id,
        onSelect: () =>
          each.id !== workspace.id && void loadWorkspaces().then(({ switchWorkspace }) => switchWorkspace(each.id)),
      })),
    },
    {
      id: 'more',
      items: [{ id: 'settings', label: 'Settings', icon: IconSettings, onSelect: () => void navigate('/settings') }],
    },
  ];
  return (
    <MenuButton
      label="Workspaces"
      aria-label={`${workspace.displayName}, switch workspace`}
      className={s.workspace}
      sections={sections}
      onOpen={() => void listOthers(workspace.id).then(setOthers, () => undefined)}
    >
      {picture(workspace, 22)}
      <span className={s.workspaceName}>{workspace.displayName}</span>
      <span className={s.whenOpen}>
        <IconSelector size={14} stroke={1.6} aria-hidden />
      </span>
    </MenuButton>
  );
}

async function listOthers(currentId: string): Promise<Workspace[]> {
  const { listWorkspaces } = await loadWorkspaces();
  return (await listWorkspaces()).filter(({ id }) => id !== currentId);
}
