import { IconArrowUpRight, IconRelationOneToMany } from '@/modules/ui/icons';
import { FieldIcon } from '../FieldIcon';
import { ObjectTile } from '../ObjectTile';
import type { ModelObject } from '../types';
import * as s from './RelationDiagram.css';
import type { RelationDraft, RelationKind } from './relationDraft';

interface RelationDiagramProps {
  object: ModelObject;
  targets: readonly ModelObject[];
  draft: Pick<RelationDraft, 'kind' | 'label' | 'icon' | 'targetLabel' | 'targetIcon'>;
}

/** How many there are on either end. */
const ends: Readonly<Record<RelationKind, readonly [many: boolean, many: boolean]>> = {
  MANY_TO_ONE: [true, false],
  ONE_TO_MANY: [false, true],
  MANY_TO_MANY: [true, true],
  MORPH: [true, false],
};

/** Both objects, the field on each by which it knows of the other, and how many of each there are. */
export function RelationDiagram({ object, targets, draft }: RelationDiagramProps) {
  const [isManyHere, isManyThere] = ends[draft.kind];
  const there = targets.map(({ labelPlural }) => labelPlural).join(' or ') || 'something';
  const saying = `${isManyHere ? 'Many' : 'One'} ${object.labelPlural} to ${isManyThere ? 'many' : 'one'} ${there}`;
  return (
    <figure className={s.diagram} aria-label={saying}>
      <Card object={object} label={draft.label} icon={draft.icon} />
      <svg className={s.line} viewBox="0 0 120 24" preserveAspectRatio="none" aria-hidden>
        <path d="M0 12 H120" />
        {isManyHere && <path d="M0 4 L14 12 L0 20" />}
        {!isManyHere && <path d="M10 5 V19" />}
        {isManyThere && <path d="M120 4 L106 12 L120 20" />}
        {!isManyThere && <path d="M110 5 V19" />}
      </svg>
      <div className={s.targets}>
        {targets.map((target) => (
          <Card key={target.id} object={target} label={draft.targetLabel} icon={draft.targetIcon} isFar />
        ))}
        {targets.length === 0 && <div className={s.nothing}>The other side</div>}
      </div>
    </figure>
  );
}

interface CardProps {
  object: ModelObject;
  label: string;
  icon: string | null;
  isFar?: boolean;
}

function Card({ object, label, icon, isFar = false }: CardProps) {
  return (
    <div className={s.card}>
      <div className={s.cardHead}>
        <ObjectTile object={object} size={26} />
        <span className={s.name}>{object.labelPlural}</span>
      </div>
      <div className={s.field}>
        <FieldIcon name={icon} fallback={isFar ? IconRelationOneToMany : IconArrowUpRight} size={14} />
        <span className={s.name}>{label || '…'}</span>
      </div>
    </div>
  );
}
