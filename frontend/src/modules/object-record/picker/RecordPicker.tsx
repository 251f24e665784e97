import { useState } from 'react';
import { userMessageOf } from '@/modules/api';
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import { IconPlus, IconX } from '@/modules/ui/icons';
import { showToast } from '@/modules/ui/toasts';
import { plain, recordMark } from '../fields/shared/displays';
import { type Option, OptionList } from '../fields/shared/OptionList';
import { labelFieldOf, untitled } from '../query/references';
import { useRecords } from '../store/useRecords';
import type { FieldValues, RecordReference } from '../types';
import { useRecordSearch } from './useRecordSearch';

interface RecordPickerProps {
  label: string;
  objectNames: readonly string[];
  value: RecordReference | null;
  initialQuery?: string;
  /** Null when the choice is taken back. */
  onChoose: (reference: RecordReference | null) => void;
  /** Only records that exist already. */
  canCreate?: boolean;
}

const clear = 'clear';
const create = 'create';

/** Finds a record by its name, or makes it. */
export function RecordPicker(props: RecordPickerProps) {
  const { label, objectNames, value, initialQuery = '', onChoose, canCreate = true } = props;
  const { commands } = useRecords();
  const [query, setQuery] = useState(initialQuery);
  const { references, isSearching, hasFailed } = useRecordSearch(objectNames, query);
  const name = query.trim();
  const [objectName = ''] = objectNames;
  const object = metadataStore.getCurrent().findBySingular(objectName);
  const isNew = canCreate && objectNames.length === 1 && object?.permissions.canUpdate && isCreatable(object);
  const options: Option[] = [
    ...(value && !name ? [clearOption(value)] : []),
    ...references.map((reference) => recordOption(reference, value)),
    ...(isNew && name && !isSearching ? [createOption(name)] : []),
  ];
  const choose = (id: string) => {
    if (id === clear) return onChoose(null);
    if (id !== create) return onChoose(references.find((reference) => reference.id === id) ?? null);
    if (!object) return undefined;
    void commands
      .create(object, labelValues(object, name))
      .then((newId) => onChoose({ id: newId, objectName, label: name }))
      .catch((error: unknown) =>
        showToast({ message: `“${name}” was not created`, detail: userMessageOf(error), tone: 'danger' }),
      );
    return undefined;
  };
  const failure = hasFailed ? 'The search could not be made. Type again to retry.' : 'No record has that name';
  return (
    <OptionList
      label={label}
      query={query}
      onQuery={setQuery}
      options={options}
      onChoose={choose}
      nothing={isSearching ? 'Searching…' : failure}
    />
  );
}

const recordOption = ({ id, objectName, label }: RecordReference, value: RecordReference | null): Option => ({
  id,
  label,
  isChosen: id === value?.id,
  content: (
    <>
      {recordMark(objectName, label)}
      {plain(label || untitled)}
    </>
  ),
});

const clearOption = ({ label }: RecordReference): Option => ({
  id: clear,
  label: 'Remove',
  isAside: true,
  content: (
    <>
      <IconX size={16} stroke={1.6} aria-hidden />
      {plain(`Remove ${label || untitled}`)}
    </>
  ),
});

const createOption = (name: string): Option => ({
  id: create,
  label: `Create ${name}`,
  content: (
    <>
      <IconPlus size={16} stroke={1.6} aria-hidden />
      {plain(`Create “${name}”`)}
    </>
  ),
});

/** Members come by invitation. */
const isCreatable = ({ nameSingular }: ObjectMetadata) => nameSingular !== 'workspaceMember';

function labelValues(object: ObjectMetadata, name: string): FieldValues {
  const field = labelFieldOf(object);
  if (!field) return {};
  if (field.type !== 'FULL_NAME') return { [field.name]: name };
  const [firstName = '', ...rest] = name.split(/\s+/);
  return { [field.name]: { firstName, lastName: rest.join(' ') } };
}
