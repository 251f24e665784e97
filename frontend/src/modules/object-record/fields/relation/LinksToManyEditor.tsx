import { useEffect, useState } from 'react';
import { untitled } from '../../query/references';
import { useRecordSearch } from '../../picker/useRecordSearch';
import type { Link, LinkList, RecordReference } from '../../types';
import { type EditorProps, parsed } from '../fieldKind';
import { plain, recordMark } from '../shared/displays';
import * as styles from '../shared/editors.css';
import { type Option, OptionList } from '../shared/OptionList';
import { junctionOf } from './junctions';

/** A link that is still to be made has no id of its own. */
const unmade = (reference: RecordReference): Link => ({ id: '', reference });

/** Finds records of the other side and switches them on and off. */
export function LinksToManyEditor({ field, value, initialText, onReader }: EditorProps<LinkList>) {
  const [query, setQuery] = useState(initialText ?? '');
  const [links, setLinks] = useState<readonly Link[]>(value?.links ?? []);
  const hidden = (value?.totalCount ?? 0) - (value?.links.length ?? 0);
  useEffect(() => onReader(() => parsed({ links, totalCount: links.length + hidden })), [onReader, links, hidden]);
  const objectNames = (junctionOf(field)?.targets ?? []).map(({ objectName }) => objectName);
  const { references, isSearching } = useRecordSearch(objectNames, query);
  const words = query.trim().toLowerCase();
  const chosen = new Map(links.map(({ reference }) => [reference.id, reference]));
  const before = (value?.links ?? []).map(({ reference }) => reference);
  const known = [...new Map([...before, ...chosen.values()].map((each) => [each.id, each])).values()];
  const listed = known.filter(({ label }) => label.toLowerCase().includes(words));
  const found = references.filter(({ id }) => !known.some((each) => each.id === id));
  const toggle = (id: string) => {
    if (chosen.has(id)) return setLinks(links.filter(({ reference }) => reference.id !== id));
    const link = value?.links.find(({ reference }) => reference.id === id);
    const reference = [...known, ...found].find((each) => each.id === id);
    return setLinks([...links, ...(link ? [link] : reference ? [unmade(reference)] : [])]);
  };
  return (
    <>
      <OptionList
        label={field.label}
        query={query}
        onQuery={setQuery}
        isMultiple
        options={[...listed, ...found].map((reference) => optionOf(reference, chosen.has(reference.id)))}
        onChoose={toggle}
        nothing={isSearching ? 'Searching…' : 'No record has that name'}
      />
      <p className={styles.hint}>
        <span>Enter switches</span>
        <span>Tab saves</span>
      </p>
    </>
  );
}

const optionOf = ({ id, objectName, label }: RecordReference, isChosen: boolean): Option => ({
  id,
  label: label || untitled,
  isChosen,
  content: (
    <>
      {recordMark(objectName, label)}
      {plain(label || untitled)}
    </>
  ),
});
