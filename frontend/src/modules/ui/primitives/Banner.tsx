import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '../icons';
import * as s from './Banner.css';

const icons = { neutral: IconInfoCircle, warning: IconAlertTriangle, danger: IconAlertTriangle, good: IconCircleCheck };

interface BannerProps {
  tone?: keyof typeof icons;
  children: ReactNode;
  action?: ReactNode;
}

export function Banner({ tone = 'neutral', children, action }: BannerProps) {
  const Glyph = icons[tone];
  return (
    <div className={s.tones[tone]} role={tone === 'danger' ? 'alert' : 'status'}>
      <Glyph size={16} stroke={1.7} className={s.icon} aria-hidden />
      <div className={s.words}>{children}</div>
      {action}
    </div>
  );
}
