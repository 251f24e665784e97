import type { CSSProperties } from 'react';
import { ObjectIcon } from '@/modules/object-metadata';
import { hueOfApiColor, hueOfText } from '@/modules/ui/hues';
import * as s from './ObjectTile.css';
import type { ModelObject } from './types';

interface ObjectTileProps {
  object: Pick<ModelObject, 'nameSingular' | 'icon' | 'color'>;
  size?: number;
}

/** The icon of an object on its colour. */
export function ObjectTile({ object, size = 28 }: ObjectTileProps) {
  const hue = object.color ? hueOfApiColor(object.color) : hueOfText(object.nameSingular);
  const style = { '--hue': hue, width: size, height: size, borderRadius: size / 4 } as CSSProperties;
  return (
    <span className={s.tile} style={style} aria-hidden>
      <ObjectIcon object={object} size={Math.round(size * 0.58)} />
    </span>
  );
}
