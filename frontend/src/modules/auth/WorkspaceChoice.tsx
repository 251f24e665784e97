import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { IconArrowRight, IconPlus } from '@/modules/ui/icons';
import { Avatar } from '@/modules/ui/primitives/Avatar';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import * as s from './AuthLayout.css';
import type { AvailableWorkspace } from './auth.graphql';

interface WorkspaceChoiceProps {
  workspaces: readonly AvailableWorkspace[];
  onChoose: (workspace: AvailableWorkspace) => Promise<void>;
  onCreate: () => void;
}

export function WorkspaceChoice({ workspaces, onChoose, onCreate }: WorkspaceChoiceProps) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function choose(workspace: AvailableWorkspace) {
    setChosenId(workspace.id);
    setError(null);
    try {
      await onChoose(workspace);
    } catch (failure) {
      setError(userMessageOf(failure));
      setChosenId(null);
    }
  }

  return (
    <>
      {error && <Banner tone="danger">{error}</Banner>}
      <ul className={s.workspaces}>
        {workspaces.map((workspace) => (
          <li key={workspace.id}>
            <button
              type="button"
              className={s.workspace}
              aria-disabled={chosenId !== null || undefined}
              onClick={() => chosenId === null && void choose(workspace)}
            >
              <Avatar
                name={workspace.displayName ?? '?'}
                seed={workspace.id}
                url={workspace.logo}
                shape="square"
                size={28}
              />
              <span className={s.workspaceName}>{workspace.displayName ?? 'Unnamed workspace'}</span>
              {chosenId === workspace.id ? (
                <Spinner label="Opening" />
              ) : (
                <IconArrowRight size={16} stroke={1.6} aria-hidden />
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className={s.inset}>
        <Button variant="ghost" icon={IconPlus} onClick={onCreate}>
          Create another workspace
        </Button>
      </div>
    </>
  );
}
