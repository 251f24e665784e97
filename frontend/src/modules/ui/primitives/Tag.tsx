import type { CSSProperties, ReactNode } from 'react';
import { type HueName, hueOfApiColor, hues } from '../hues';
import * as s from './Tag.css';

interface TagProps {
  children: ReactNode;
  hue?: HueName;
  /** A colour as the API names it; `hue` wins. */
  apiColor?: string | null;
}

/** A dot and a word on a hue. */
export function Tag({ children, hue, apiColor }: TagProps) {
  const angle = hue ? hues[hue] : hueOfApiColor(apiColor);
  return (
    <span className={s.tag} style={{ '--hue': angle } as CSSProperties}>
      {children}
    </span>
  );
}
