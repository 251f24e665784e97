import type { Icon } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import {
  IconBox,
  IconBuilding,
  IconCheckbox,
  IconLayoutDashboard,
  IconNotes,
  IconPaperclip,
  IconTargetArrow,
  IconTimeline,
  IconUser,
  IconUserCircle,
} from '@/modules/ui/icons';
import type { ObjectMetadata } from './types';

/** Icons of the standard objects; others are looked up by the name that was chosen for them. */
const icons: Record<string, Icon> = {
  person: IconUser,
  company: IconBuilding,
  opportunity: IconTargetArrow,
  task: IconCheckbox,
  note: IconNotes,
  attachment: IconPaperclip,
  timelineActivity: IconTimeline,
  workspaceMember: IconUserCircle,
  dashboard: IconLayoutDashboard,
};

interface ObjectIconProps {
  object: Pick<ObjectMetadata, 'nameSingular' | 'icon'>;
  size?: number;
}

const ChosenIcon = lazy(() => import('./ChosenIcon').then((module) => ({ default: module.ChosenIcon })));

export function ObjectIcon({ object, size = 16 }: ObjectIconProps) {
  const Glyph = icons[object.nameSingular] ?? IconBox;
  const standard = <Glyph size={size} stroke={1.6} aria-hidden />;
  if (Glyph !== IconBox || !object.icon) return standard;
  return (
    <Suspense fallback={standard}>
      <ChosenIcon name={object.icon} size={size} />
    </Suspense>
  );
}
