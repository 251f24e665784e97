import type { Icon } from '@tabler/icons-react';
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

/** Icons of the standard objects, and of names that people often choose for their own. */
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

export function ObjectIcon({ object, size = 16 }: ObjectIconProps) {
  const Glyph = icons[object.nameSingular] ?? IconBox;
  return <Glyph size={size} stroke={1.6} aria-hidden />;
}
