import { NavLink } from 'react-router';
import { ObjectIcon, type ObjectMetadata, useObjects } from '@/modules/object-metadata';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import { useIsNavigationCollapsed } from './navigationState';
import { navigableObjects, objectPath, shortcutLetters } from './places';
import * as s from './Sidebar.css';

export function ObjectLinks({ onNavigate }: { onNavigate?: () => void }) {
  const objects = navigableObjects(useObjects());
  const letters = shortcutLetters(objects);
  return (
    <ul className={s.list}>
      {objects.map((object) => (
        <li key={object.id}>
          <ObjectLink object={object} letter={letters.get(object.id)} onNavigate={onNavigate} />
        </li>
      ))}
    </ul>
  );
}

interface ObjectLinkProps {
  object: ObjectMetadata;
  letter: string | undefined;
  onNavigate: (() => void) | undefined;
}

function ObjectLink({ object, letter, onNavigate }: ObjectLinkProps) {
  const isCollapsed = useIsNavigationCollapsed();
  const tip = isCollapsed ? object.labelPlural : undefined;
  return (
    <NavLink
      to={objectPath(object)}
      className={s.item}
      data-tip={tip}
      data-tip-side="right"
      aria-label={tip}
      onClick={onNavigate}
    >
      <ObjectIcon object={object} />
      <span className={s.words}>{object.labelPlural}</span>
      {letter && (
        <span className={s.keys} aria-hidden>
          <Kbd keys={`g ${letter}`} />
        </span>
      )}
    </NavLink>
  );
}
