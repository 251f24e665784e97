import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useObjects } from '@/modules/object-metadata';
import { Palette } from '@/modules/ui/overlays';
import { type Choice, groupChoices, searchedObjects } from './choices';
import { findHits, type FindHits } from './search.graphql';
import { SearchField } from './SearchField';
import { SearchResults } from './SearchResults';
import { useHighlight } from './useHighlight';
import { useSearch } from './useSearch';

interface SearchPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  find?: FindHits;
}

/** Finds any record from anywhere, and the places where records are. */
export function SearchPalette({ isOpen, onClose, find = findHits }: SearchPaletteProps) {
  return (
    <Palette isOpen={isOpen} onClose={onClose} label="Search" keys="$mod+k">
      <Search onClose={onClose} find={find} />
    </Palette>
  );
}

const listId = 'search-results';

function Search({ onClose, find }: { onClose: () => void; find: FindHits }) {
  const navigate = useNavigate();
  const objects = searchedObjects(useObjects());
  const [text, setText] = useState('');
  const search = useSearch(
    find,
    text,
    objects.map(({ nameSingular }) => nameSingular),
  );
  const groups = groupChoices(text, search.hits, objects);
  const choices = groups.flatMap((group) => group.choices);
  const choose = ({ path }: Choice) => {
    onClose();
    void navigate(path);
  };
  const highlight = useHighlight(choices, search.isSearching, choose);
  return (
    <>
      <SearchField
        text={text}
        listId={listId}
        activeId={highlight.activeId}
        isSearching={search.isSearching}
        onText={(next) => {
          setText(next);
          highlight.reset();
        }}
        onKeyDown={highlight.onKeyDown}
        onClose={onClose}
      />
      <SearchResults
        id={listId}
        text={text}
        groups={groups}
        activeId={highlight.activeId}
        search={search}
        onPoint={highlight.point}
        onChoose={choose}
      />
    </>
  );
}
