import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { FieldType } from '@/modules/object-metadata';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import { Dialog, DialogActions, SelectField } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { Checkbox } from '@/modules/ui/primitives/Checkbox';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import { JOBS } from '../jobs/jobs.graphql';
import type { ModelField } from '../types';
import { useModelMutation } from '../useModelMutation';
import { CONVERSIONS, CONVERT_FIELD } from './convert.graphql';

interface ConvertDialogProps {
  field: ModelField;
  onClose: () => void;
}

/** Turns a field into another type. What cannot be turned is said first, and emptied only on purpose. */
export function ConvertDialog({ field, onClose }: ConvertDialogProps) {
  const { data } = useQuery(CONVERSIONS, { variables: { id: field.id } });
  const [type, setType] = useState<FieldType | null>(null);
  const [mayEmpty, setMayEmpty] = useState(false);
  const convert = useModelMutation(CONVERT_FIELD, {
    done: `${field.label} is changed`,
    inputs: ['type'],
    refetch: [JOBS],
  });
  const refusal = convert.errors.general;

  async function run() {
    if (!type) return;
    const input = { id: field.id, type, onUnconvertible: mayEmpty ? 'EMPTY' : 'REFUSE' } as const;
    if (await convert.run({ input })) onClose();
  }

  const options = (data?.fieldConversions ?? []).map((value) => ({ value, label: fieldDesigns[value].label }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Change the type of “${field.label}”`}
      description="Its values are turned too, as far as they can be. Views and filters that do not fit any more are changed with it."
    >
      {!data && <Spinner label="Loading" />}
      {data && options.length === 0 && <Banner>Fields of this type cannot become anything else.</Banner>}
      {options.length > 0 && (
        <SelectField
          label="New type"
          placeholder="Choose a type"
          options={options}
          value={type}
          onChange={(next) => {
            setType(next);
            convert.clear();
          }}
        />
      )}
      {refusal && <Banner tone="warning">{refusal}</Banner>}
      {refusal && (
        <Checkbox
          label="Empty the values that cannot be turned"
          checked={mayEmpty}
          onChange={({ target }) => setMayEmpty(target.checked)}
        />
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={!type} isBusy={convert.isBusy} onClick={() => void run()}>
          Change type
        </Button>
      </DialogActions>
    </Dialog>
  );
}
