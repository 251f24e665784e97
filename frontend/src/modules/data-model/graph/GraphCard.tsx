import { Link } from 'react-router';
import { listedFields } from '../dataModel';
import { ObjectTile } from '../ObjectTile';
import { modelObjectPath } from '../paths';
import { shownPorts } from './edgePath';
import type { GraphNode } from './graphOf';
import type { Point } from './layout';
import * as s from './ModelGraph.css';

interface GraphCardProps {
  node: GraphNode;
  place: Point | undefined;
  /** Something else is being looked at. */
  isFaint: boolean;
  onPoint: (isPointed: boolean) => void;
  onFocus: (card: HTMLElement) => void;
}

/** An object, and the fields by which its records name others. */
export function GraphCard({ node: { object, ports }, place, isFaint, onPoint, onFocus }: GraphCardProps) {
  if (!place) return null;
  const fields = listedFields(object).filter(({ isActive, isSystem }) => isActive && !isSystem).length;
  return (
    <Link
      to={modelObjectPath(object)}
      className={s.card}
      style={{ left: place.x, top: place.y }}
      data-object={object.id}
      data-faint={isFaint || undefined}
      draggable={false}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={({ currentTarget }) => {
        onPoint(true);
        onFocus(currentTarget);
      }}
      onBlur={() => onPoint(false)}
    >
      <span className={s.cardHead}>
        <ObjectTile object={object} size={26} />
        <span className={s.cardName}>{object.labelPlural}</span>
        <span className={s.cardCount} aria-label={`${fields} fields`}>
          {fields}
        </span>
      </span>
      {ports.slice(0, shownPorts).map(({ id, label }) => (
        <span key={id} className={s.port}>
          {label}
        </span>
      ))}
      {ports.length > shownPorts && <span className={s.portMore}>{ports.length - shownPorts} more</span>}
    </Link>
  );
}
