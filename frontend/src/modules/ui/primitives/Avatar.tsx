import { type CSSProperties, useState } from 'react';
import { hueOfText } from '../hues';
import * as s from './Avatar.css';

interface AvatarProps {
  name: string;
  /** What the hue is made from when names may repeat; the name by default. */
  seed?: string;
  url?: string | null;
  /** People are round, everything else is a rounded square. */
  shape?: 'round' | 'square';
  size?: number;
}

/** A picture, or initials on the record's own hue. Decorative: the name stands beside it. */
export function Avatar({ name, seed = name, url, shape = 'round', size = 20 }: AvatarProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const corner = shape === 'square' ? `${Math.round(size * 0.24)}px` : undefined;
  const style = {
    '--hue': hueOfText(seed),
    width: size,
    height: size,
    fontSize: size * 0.42,
    borderRadius: corner,
  } as CSSProperties;
  const isPicture = url && url !== failedUrl;
  return (
    <span className={s.avatar} data-shape={shape} style={style} aria-hidden>
      {isPicture ? (
        <img className={s.image} src={url} alt="" onError={() => setFailedUrl(url)} />
      ) : (
        initialsOf(name, shape)
      )}
    </span>
  );
}

function initialsOf(name: string, shape: 'round' | 'square'): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = shape === 'square' ? words.slice(0, 1) : [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
}
