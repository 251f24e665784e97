import { type ReactNode, useId, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { ObjectIcon } from '@/modules/object-metadata';
import { IconArrowUpRight, IconChevronRight } from '@/modules/ui/icons';
import { Kbd } from '@/modules/ui/primitives/Kbd';
import type { Destination } from './destinations';
import { useIsNavigationCollapsed } from './navigationState';
import * as s from './Sidebar.css';

interface DestinationListProps {
  destinations: readonly Destination[];
  /** The letter after `g` for objects that have one. */
  letters?: ReadonlyMap<string, string>;
  /** What can be done with a destination, beside it. */
  menuFor?: (destination: Destination, index: number, count: number) => ReactNode;
  onNavigate?: (() => void) | undefined;
}

/** Places one can go to; folders open and close. */
export function DestinationList({ destinations, ...rest }: DestinationListProps) {
  return (
    <ul className={s.list}>
      {destinations.map((destination, index) => (
        <li key={destination.id} className={s.place}>
          <Place destination={destination} {...rest} />
          {rest.menuFor?.(destination, index, destinations.length)}
        </li>
      ))}
    </ul>
  );
}

type PlaceProps = Omit<DestinationListProps, 'destinations'> & { destination: Destination };

function Place({ destination, ...rest }: PlaceProps) {
  if (destination.path) return <InnerLink destination={destination} path={destination.path} {...rest} />;
  if (destination.link) return <OuterLink destination={destination} link={destination.link} {...rest} />;
  return <Folder destination={destination} {...rest} />;
}

function InnerLink({ destination: { label, object }, path, letters, onNavigate }: PlaceProps & { path: string }) {
  const tip = useTip(label);
  const { pathname, search } = useLocation();
  const [place, wanted] = path.split('?');
  const letter = wanted || !object ? undefined : letters?.get(object.id);
  const shared = { to: path, className: s.item, 'data-tip': tip, 'data-tip-side': 'right', 'aria-label': tip };
  const content = (
    <>
      {object && <ObjectIcon object={object} />}
      <span className={s.words}>{label}</span>
      {letter && (
        <span className={s.keys} aria-hidden>
          <Kbd keys={`g ${letter}`} />
        </span>
      )}
    </>
  );
  if (!wanted) {
    return (
      <NavLink {...shared} onClick={onNavigate}>
        {content}
      </NavLink>
    );
  }
  const isHere = pathname === place && search.slice(1).split('&').includes(wanted);
  return (
    <Link {...shared} aria-current={isHere ? 'page' : undefined} onClick={onNavigate}>
      {content}
    </Link>
  );
}

function OuterLink({ destination: { label }, link, onNavigate }: PlaceProps & { link: string }) {
  const tip = useTip(label);
  return (
    <a
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      className={s.item}
      data-tip={tip}
      data-tip-side="right"
      aria-label={tip}
      onClick={onNavigate}
    >
      <IconArrowUpRight size={16} stroke={1.6} aria-hidden />
      <span className={s.words}>{label}</span>
    </a>
  );
}

function Folder({ destination: { label, children }, ...rest }: PlaceProps) {
  const [isOpen, setIsOpen] = useState(true);
  const tip = useTip(label);
  const id = useId();
  return (
    <div className={s.folder}>
      <button
        type="button"
        className={s.item}
        data-tip={tip}
        data-tip-side="right"
        aria-label={tip}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight className={s.chevron} size={16} stroke={1.6} aria-hidden />
        <span className={s.words}>{label}</span>
      </button>
      <div id={id} className={s.inFolder} hidden={!isOpen}>
        <DestinationList destinations={children} {...rest} />
      </div>
    </div>
  );
}

/** Where only icons are left, the name is a tooltip. */
function useTip(label: string): string | undefined {
  return useIsNavigationCollapsed() ? label : undefined;
}
