import type { Icon } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';

const ChosenIcon = lazy(() =>
  import('@/modules/object-metadata/ChosenIcon').then((module) => ({ default: module.ChosenIcon })),
);

interface FieldIconProps {
  /** The icon that was chosen, if any. */
  name: string | null;
  /** The icon of its type. */
  fallback: Icon;
  size?: number;
}

export function FieldIcon({ name, fallback: Fallback, size = 16 }: FieldIconProps) {
  const plain = <Fallback size={size} stroke={1.6} aria-hidden />;
  if (!name) return plain;
  return (
    <Suspense fallback={plain}>
      <ChosenIcon name={name} size={size} fallback={Fallback} />
    </Suspense>
  );
}
