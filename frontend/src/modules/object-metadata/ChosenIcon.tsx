import type { Icon } from '@tabler/icons-react';
import { IconBox } from '@/modules/ui/icons';
import * as chosenIcons from './chosenIcons';

export const iconNames = Object.keys(chosenIcons);

interface ChosenIconProps {
  name: string;
  size: number;
  /** Stands for a name that is not among the icons. */
  fallback?: Icon | undefined;
}

/** An icon by the name that was chosen; its chunk is fetched only where one is needed. */
export function ChosenIcon({ name, size, fallback: Fallback = IconBox }: ChosenIconProps) {
  const Glyph = (chosenIcons as Record<string, Icon>)[name] ?? Fallback;
  return <Glyph size={size} stroke={1.6} aria-hidden />;
}
