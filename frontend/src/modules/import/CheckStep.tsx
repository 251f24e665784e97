import type { ObjectMetadata } from '@/modules/object-metadata';
import { countOf } from '@/modules/ui/count';
import { SelectField } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { Radio } from '@/modules/ui/primitives/Checkbox';
import * as s from './CheckStep.css';
import type { DuplicateChoice, Inspection } from './import.graphql';
import { SampleTable } from './SampleTable';
import type { Mapping } from './useMapping';
import * as wizard from './Wizard.css';
import { WizardFrame } from './WizardFrame';

interface CheckStepProps {
  object: ObjectMetadata;
  inspection: Inspection;
  mapping: Mapping;
  isBusy: boolean;
  error: string | null;
  onBack: () => void;
  onStart: () => void;
}

/** The last look before anything is written: what will become of the rows. */
export function CheckStep({ object, inspection, mapping, isBusy, error, onBack, onStart }: CheckStepProps) {
  const plural = object.labelPlural.toLowerCase();
  const { headers, rows } = preview(inspection, mapping);
  return (
    <WizardFrame
      object={object}
      step="Check"
      footer={
        <>
          <Button onClick={onBack}>Back</Button>
          <span className={wizard.footerNote} />
          <Button variant="primary" isBusy={isBusy} onClick={onStart}>
            Import {countOf(inspection.rowCount, 'row')}
          </Button>
        </>
      }
    >
      <div className={wizard.column}>
        {error && <Banner tone="danger">{error}</Banner>}
        <DuplicateOptions object={object} mapping={mapping} />
        <h2 className={wizard.heading}>The first {plural}, as they will be</h2>
        <SampleTable headers={headers} rows={rows} label={`First ${plural}`} />
      </div>
    </WizardFrame>
  );
}

const nothing = 'none';

function DuplicateOptions({ object, mapping }: { object: ObjectMetadata; mapping: Mapping }) {
  const singular = object.labelSingular.toLowerCase();
  const choices: [DuplicateChoice, string, string][] = [
    ['SKIP', 'Leave it as it is', 'The row is skipped and listed in the report.'],
    ['UPDATE', 'Update it', 'Filled cells replace its values; empty cells change nothing.'],
    ['CREATE', `Create another ${singular}`, 'Nothing is compared. Values that must be unique fail.'],
  ];
  return (
    <div className={s.card}>
      <h2 className={wizard.heading}>When a {singular} exists already</h2>
      <div className={s.match}>
        <SelectField
          label="Recognise it by"
          hint={mapping.matchOptions.length === 0 ? 'No imported column can tell records apart.' : undefined}
          value={mapping.matchBy ?? nothing}
          onChange={(value) => mapping.setMatchBy(value === nothing ? null : value)}
          options={[
            ...mapping.matchOptions.map(({ fieldName, label, isUnique }) => ({
              value: fieldName,
              label,
              hint: isUnique ? 'unique' : undefined,
            })),
            { value: nothing, label: 'Do not compare' },
          ]}
        />
      </div>
      {mapping.matchBy && (
        <fieldset className={s.group} aria-label="What to do with it">
          <div className={s.choices}>
            {choices.map(([value, label, note]) => (
              <Radio
                key={value}
                name="on-duplicate"
                label={label}
                note={note}
                checked={mapping.onDuplicate === value}
                onChange={() => mapping.setOnDuplicate(value)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

/** The sample rows under the names of their fields, without what is left out. */
function preview({ sampleRows }: Inspection, { columns, targets }: Mapping) {
  const kept = columns.flatMap((key, column) => {
    const target = targets.find((each) => each.key === key);
    return target ? [{ column, label: target.label }] : [];
  });
  return {
    headers: kept.map(({ label }) => label),
    rows: sampleRows.slice(0, 5).map((row) => kept.map(({ column }) => row[column] ?? '')),
  };
}
