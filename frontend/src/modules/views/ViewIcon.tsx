import type { Icon } from '@tabler/icons-react';
import { IconLayoutKanban, IconTable } from '@/modules/ui/icons';
import type { View, ViewType } from './types';

export const viewIcons: Readonly<Record<ViewType, Icon>> = { TABLE: IconTable, KANBAN: IconLayoutKanban };

export function ViewIcon({ view }: { view: View }) {
  const Glyph = viewIcons[view.type];
  return <Glyph size={16} stroke={1.6} aria-hidden />;
}
