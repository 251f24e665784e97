import { useCatalogue } from '@/modules/object-metadata';
import { DestinationList } from './DestinationList';
import { sharedDestinations } from './destinations';
import { useNavigation } from './navigationStore';
import { navigableObjects, shortcutLetters } from './places';
import * as s from './Sidebar.css';

/** What everybody of the workspace finds. */
export function SharedPlaces({ onNavigate }: { onNavigate?: () => void }) {
  const catalogue = useCatalogue();
  return (
    <section aria-label="Records">
      <h2 className={s.section}>Records</h2>
      <DestinationList
        destinations={sharedDestinations(useNavigation(), catalogue)}
        letters={shortcutLetters(navigableObjects(catalogue.objects))}
        onNavigate={onNavigate}
      />
    </section>
  );
}
