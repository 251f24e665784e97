import { lazy, Suspense, useState } from 'react';
import { NavLink } from 'react-router';
import { ObjectIcon, useObjects } from '@/modules/object-metadata';
import { IconMenu2, IconSearch } from '@/modules/ui/icons';
import * as s from './MobileBar.css';
import { navigableObjects, objectPath } from './places';

const MobileMenu = lazy(() => import('./MobileMenu').then((module) => ({ default: module.MobileMenu })));
const placesInBar = 3;

/** On a phone: search and the first objects under the thumb, everything else behind the last button. */
export function MobileBar({ onSearch }: { onSearch: () => void }) {
  const objects = navigableObjects(useObjects()).slice(0, placesInBar);
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const toggle = (next: boolean) => {
    setIsWanted(true);
    setIsOpen(next);
  };
  return (
    <nav className={s.bar} aria-label="Main, compact">
      {objects.map((object) => (
        <NavLink key={object.id} to={objectPath(object)} className={s.place}>
          <ObjectIcon object={object} size={20} />
          <span className={s.word}>{object.labelPlural}</span>
        </NavLink>
      ))}
      <button type="button" className={s.place} aria-haspopup="dialog" onClick={onSearch}>
        <IconSearch size={20} stroke={1.6} aria-hidden />
        <span className={s.word}>Search</span>
      </button>
      <button type="button" className={s.place} aria-haspopup="dialog" onClick={() => toggle(true)}>
        <IconMenu2 size={20} stroke={1.6} aria-hidden />
        <span className={s.word}>More</span>
      </button>
      {isWanted && (
        <Suspense>
          <MobileMenu isOpen={isOpen} onClose={() => toggle(false)} />
        </Suspense>
      )}
    </nav>
  );
}
