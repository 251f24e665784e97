/** The few shapes in which values are shown. No hooks and no handlers: a screen holds hundreds. */
import type { CSSProperties, ReactNode } from 'react';
import { hueOfApiColor, hueOfText } from '@/modules/ui/hues';
import { avatar } from '@/modules/ui/primitives/Avatar.css';
import { tag as tagStyle } from '@/modules/ui/primitives/Tag.css';
import * as styles from '../display.css';

const hue = (angle: number): CSSProperties => ({ '--hue': angle }) as CSSProperties;

/** Words among other things: they give way first. */
export const plain = (text: string): ReactNode => <span className={styles.text}>{text}</span>;

/** Words get an element where there is more beside them. */
export const inElement = (shown: ReactNode): ReactNode => (typeof shown === 'string' ? plain(shown) : shown);
export const muted = (text: string): ReactNode => <span className={styles.muted}>{text}</span>;

export const tag = (label: string, color: string | undefined): ReactNode => (
  <span key={label} className={tagStyle} style={hue(hueOfApiColor(color))}>
    <span className={styles.text}>{label}</span>
  </span>
);

export const chip = (label: string, key: string = label): ReactNode => (
  <span key={key} className={styles.chip}>
    <span className={styles.text}>{label}</span>
  </span>
);

const roundObjects = new Set(['person', 'workspaceMember']);

export function initialsOf(label: string): string {
  const words = label.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : '';
  return `${words[0]?.charAt(0) ?? ''}${last?.charAt(0) ?? ''}`.toUpperCase();
}

/** The coloured initials before a record's name: people are round, everything else is a square with soft corners. */
export function recordMark(objectName: string, label: string, size: number | null = null): ReactNode {
  const isRound = roundObjects.has(objectName);
  const edge = size ?? (isRound ? 22 : 18);
  const style = {
    ...hue(hueOfText(label || objectName)),
    width: edge,
    height: edge,
    fontSize: size ? size * 0.4 : 10,
    borderRadius: isRound ? undefined : edge / 4,
  };
  return (
    <i aria-hidden className={`${avatar} ${styles.mark}`} data-shape={isRound ? 'round' : 'square'} style={style}>
      {isRound ? initialsOf(label) : initialsOf(label).charAt(0)}
    </i>
  );
}

/** A link that opens only on purpose: the grid decides which clicks count. */
export const link = (href: string, text: string, key: string = href): ReactNode => (
  <a key={key} className={styles.link} href={href} tabIndex={-1} target="_blank" rel="noreferrer" data-link>
    {text}
  </a>
);

/** The first of several, and how many follow. */
export const firstAndMore = (first: ReactNode, count: number): ReactNode => (
  <>
    {first}
    {count > 1 && <span className={styles.more}>+{count - 1}</span>}
  </>
);
