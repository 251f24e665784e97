import { lazy, Suspense } from 'react';
import { useViewer, type Viewer } from '@/modules/auth';
import type { ObjectMetadata } from '@/modules/object-metadata';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconCopy,
  IconLock,
  IconPencil,
  IconTrash,
  IconUsers,
} from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuItem, MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { groupFieldsOf } from './groupFields';
import type { View } from './types';
import type { CurrentView } from './useCurrentView';
import type { ViewActions } from './useViewActions';
import { ViewIcon, viewIcons } from './ViewIcon';
import { canShare, isOwn } from './viewRights';
import * as s from './views.css';

const ViewQuestions = lazy(() => import('./ViewQuestions').then((module) => ({ default: module.ViewQuestions })));

/** Which view is shown, the others, and what can be done with it. */
export function ViewSwitcher({ current }: { current: CurrentView }) {
  const { object, view, views, actions, open, mayChange } = current;
  const viewer = useViewer();
  const items = views.map(
    (each): MenuItem => ({
      id: each.id,
      label: each.name,
      icon: viewIcons[each.type],
      isChecked: each.id === view.id,
      ...(each.visibility === 'UNLISTED' ? { note: 'Only me' } : {}),
      onSelect: () => open(each),
    }),
  );
  const sections: MenuSection[] = [
    { id: 'views', items },
    {
      id: 'this',
      heading: `“${view.name}”`,
      items: [
        ...(mayChange ? changes(view, views, actions) : []),
        copy(view, actions),
        ...(mayChange ? sharing(view, viewer, actions) : []),
      ],
    },
    {
      id: 'new',
      heading: 'New view',
      items: [startOf('TABLE', 'Table', actions), boardItem(object, actions)],
    },
    ...(mayChange && view.key !== 'INDEX' ? [{ id: 'delete', items: [deletion(view, actions)] }] : []),
  ];
  return (
    <>
      <MenuButton className={s.viewName} label="Views" aria-label={`View: ${view.name}`} sections={sections}>
        <ViewIcon view={view} />
        <span className={s.viewWords}>{view.name}</span>
        <IconChevronDown size={13} stroke={2} aria-hidden />
      </MenuButton>
      {actions.question && (
        <Suspense>
          <ViewQuestions object={object} actions={actions} question={actions.question} />
        </Suspense>
      )}
    </>
  );
}

function changes(view: View, views: readonly View[], { ask, move }: ViewActions): MenuItem[] {
  const index = views.findIndex(({ id }) => id === view.id);
  return [
    { id: 'rename', label: 'Rename', icon: IconPencil, onSelect: () => ask({ kind: 'rename', view }) },
    ...(index > 0 ? [{ id: 'up', label: 'Move up', icon: IconArrowUp, onSelect: () => move(view, -1) }] : []),
    ...(index < views.length - 1
      ? [{ id: 'down', label: 'Move down', icon: IconArrowDown, onSelect: () => move(view, 1) }]
      : []),
  ];
}

const copy = (view: View, { ask, draftOf }: ViewActions): MenuItem => ({
  id: 'copy',
  label: 'Duplicate',
  icon: IconCopy,
  onSelect: () => ask({ kind: 'make', draft: draftOf(view, `${view.name} copy`) }),
});

const deletion = (view: View, { ask }: ViewActions): MenuItem => ({
  id: 'delete',
  label: 'Delete view',
  icon: IconTrash,
  tone: 'danger',
  onSelect: () => ask({ kind: 'delete', view }),
});

const startOf = (type: View['type'], label: string, { ask, draftNew }: ViewActions): MenuItem => ({
  id: type,
  label,
  icon: viewIcons[type],
  onSelect: () => ask({ kind: 'make', draft: draftNew(type) }),
});

/** A board needs a field whose options are its columns. */
function boardItem(object: ObjectMetadata, actions: ViewActions): MenuItem {
  const item = startOf('KANBAN', 'Board', actions);
  return groupFieldsOf(object).length ? item : { ...item, isDisabled: true, note: 'Needs a select field' };
}

/** The creator of a view says who sees it; the one every object has is everybody's. */
function sharing(view: View, viewer: Viewer, { change }: ViewActions): MenuItem[] {
  if (!canShare(viewer) || view.key === 'INDEX') return [];
  if (isOwn(view, viewer)) {
    const share = () => change(view, { visibility: 'WORKSPACE' });
    return [{ id: 'share', label: 'Everyone sees it', icon: IconUsers, onSelect: share }];
  }
  if (view.createdByUserWorkspaceId !== viewer.userWorkspaceId) return [];
  const hide = () => change(view, { visibility: 'UNLISTED' });
  return [{ id: 'hide', label: 'Only I see it', icon: IconLock, onSelect: hide }];
}
