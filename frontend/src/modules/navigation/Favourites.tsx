import { useLocation } from 'react-router';
import { useViewer } from '@/modules/auth';
import { useCatalogue } from '@/modules/object-metadata';
import { IconArrowDown, IconArrowUp, IconDots, IconStar, IconStarFilled, IconTrash } from '@/modules/ui/icons';
import { MenuButton } from '@/modules/ui/MenuButton';
import type { MenuSection } from '@/modules/ui/overlays/MenuPopup';
import { IconButton } from '@/modules/ui/primitives/Button';
import { DestinationList } from './DestinationList';
import { type Destination, destinationsOf, leadsTo, targetAt } from './destinations';
import { addFavourite, moveFavourite, removeFavourite } from './favourites';
import { useNavigation } from './navigationStore';
import * as s from './Sidebar.css';
import type { Target } from './types';

/** What one person likes to have at hand, and the star that keeps the present page there. */
export function Favourites({ onNavigate }: { onNavigate?: () => void }) {
  const { userWorkspaceId } = useViewer();
  const catalogue = useCatalogue();
  const destinations = destinationsOf(useNavigation(), catalogue, userWorkspaceId);
  const here = targetAt(useLocation(), catalogue);
  if (!here && destinations.length === 0) return null;
  return (
    <section aria-label="Favourites">
      <div className={s.heading}>
        <h2 className={s.section}>Favourites</h2>
        {here && <KeepPage target={here} />}
      </div>
      <DestinationList destinations={destinations} onNavigate={onNavigate} menuFor={menuFor} />
    </section>
  );
}

const menuFor = (destination: Destination, index: number, count: number) => (
  <FavouriteMenu destination={destination} isFirst={index === 0} isLast={index === count - 1} />
);

function KeepPage({ target }: { target: Target }) {
  const { userWorkspaceId } = useViewer();
  const { items } = useNavigation();
  const kept = items.find((item) => item.userWorkspaceId === userWorkspaceId && leadsTo(item, target));
  return (
    <span className={s.whenOpen}>
      {kept ? (
        <IconButton
          icon={IconStarFilled}
          label="Remove this page from favourites"
          data-tip-side="right"
          onClick={() => void removeFavourite(kept.id)}
        />
      ) : (
        <IconButton
          icon={IconStar}
          label="Add this page to favourites"
          data-tip-side="right"
          onClick={() => void addFavourite(target, userWorkspaceId)}
        />
      )}
    </span>
  );
}

interface FavouriteMenuProps {
  destination: Destination;
  isFirst: boolean;
  isLast: boolean;
}

function FavouriteMenu({ destination: { id, label }, isFirst, isLast }: FavouriteMenuProps) {
  const sections: MenuSection[] = [
    {
      id: 'order',
      items: [
        {
          id: 'up',
          label: 'Move up',
          icon: IconArrowUp,
          isDisabled: isFirst,
          onSelect: () => void moveFavourite(id, -1),
        },
        {
          id: 'down',
          label: 'Move down',
          icon: IconArrowDown,
          isDisabled: isLast,
          onSelect: () => void moveFavourite(id, 1),
        },
      ],
    },
    {
      id: 'end',
      items: [{ id: 'remove', label: 'Remove', icon: IconTrash, onSelect: () => void removeFavourite(id) }],
    },
  ];
  return (
    <MenuButton label={`What to do with ${label}`} className={s.more} sections={sections}>
      <IconDots size={16} stroke={1.6} aria-hidden />
    </MenuButton>
  );
}
