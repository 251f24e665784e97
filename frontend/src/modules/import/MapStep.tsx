import type { ObjectMetadata } from '@/modules/object-metadata';
import { countOf } from '@/modules/ui/count';
import { IconArrowRight } from '@/modules/ui/icons';
import { Combobox, type ComboboxGroup } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { FieldError } from '@/modules/ui/primitives/Field';
import { visuallyHidden } from '@/modules/ui/visuallyHidden.css';
import type { Inspection } from './import.graphql';
import * as s from './MapStep.css';
import type { ImportTarget } from './targets';
import type { Mapping } from './useMapping';
import * as wizard from './Wizard.css';
import { WizardFrame } from './WizardFrame';

interface MapStepProps {
  object: ObjectMetadata;
  inspection: Inspection;
  mapping: Mapping;
  onContinue: () => void;
}

const leftOut = { value: '', label: 'Do not import' };

/** Which column means what. Suggestions are marked, and every choice can be changed. */
export function MapStep({ object, inspection, mapping, onContinue }: MapStepProps) {
  const { headers, rowCount, warnings } = inspection;
  const { importedCount, conflicts, missing } = mapping;
  const isReady = importedCount > 0 && conflicts.size === 0 && missing.length === 0;
  const groups = groupsOf(mapping.targets);
  return (
    <WizardFrame
      object={object}
      step="Columns"
      footer={
        <>
          <span className={wizard.footerNote} aria-live="polite">
            {importedCount} of {countOf(headers.length, 'column')} will be imported
          </span>
          <Button variant="primary" disabled={!isReady} onClick={onContinue}>
            Continue
          </Button>
        </>
      }
    >
      <div className={wizard.column}>
        <p className={wizard.lead}>
          {countOf(rowCount, 'row')} found. Say which field each column belongs to; leave out what you do not need.
        </p>
        {warnings.map((warning) => (
          <Banner key={warning} tone="warning">
            {warning}
          </Banner>
        ))}
        {missing.length > 0 && (
          <Banner tone="danger">
            {missing.map(({ label }) => label).join(', ')} {missing.length === 1 ? 'is' : 'are'} required. Choose the
            column to fill {missing.length === 1 ? 'it' : 'them'}.
          </Banner>
        )}
        <div className={s.list}>
          <div className={s.head} aria-hidden>
            <span>Column in the file</span>
            <span />
            <span className={s.fieldHead}>
              {object.labelSingular} field
              {mapping.suggested.some(Boolean) && (
                <span className={s.note}>
                  <span className={s.spark} />
                  suggested
                </span>
              )}
            </span>
          </div>
          {headers.map((header, column) => (
            <ColumnRow key={`${column}:${header}`} {...{ header, column, inspection, mapping, groups }} />
          ))}
        </div>
      </div>
    </WizardFrame>
  );
}

interface ColumnRowProps {
  header: string;
  column: number;
  inspection: Inspection;
  mapping: Mapping;
  groups: ComboboxGroup[];
}

function ColumnRow({ header, column, inspection, mapping, groups }: ColumnRowProps) {
  const key = mapping.columns[column] ?? null;
  const target = mapping.targets.find((each) => each.key === key);
  const isConflict = mapping.conflicts.has(column);
  const isSuggested = key !== null && mapping.suggested[column] === key;
  const name = header || `Column ${column + 1}`;
  return (
    <div className={s.row}>
      <div>
        <div className={s.name}>{name}</div>
        <div className={s.samples}>{samplesOf(inspection, column)}</div>
      </div>
      <span className={s.arrow}>
        <IconArrowRight size={16} stroke={1.6} aria-hidden />
      </span>
      <div className={s.target}>
        <Combobox
          aria-label={`Field for ${name}`}
          aria-invalid={isConflict || undefined}
          groups={groups}
          value={target ? { value: target.key, label: target.label } : leftOut}
          onChange={(item) => mapping.setColumn(column, item?.value || null)}
          isQuiet={!target}
          leading={isSuggested && <SuggestedMark />}
        />
        {isConflict && <FieldError>Another column fills this field too.</FieldError>}
      </div>
    </div>
  );
}

function SuggestedMark() {
  return (
    <span className={s.spark}>
      <span className={visuallyHidden}>Suggested:</span>
    </span>
  );
}

function samplesOf({ sampleRows }: Inspection, column: number): string {
  const values = sampleRows.map((row) => row[column]?.trim()).filter((value) => value);
  return [...new Set(values)].slice(0, 3).join(' · ') || 'Empty in the first rows';
}

/** Whole fields first, then their parts, so that a search for "city" finds both kinds. */
function groupsOf(targets: readonly ImportTarget[]): ComboboxGroup[] {
  const items = (isPart: boolean) =>
    targets
      .filter(({ subFieldName }) => (subFieldName !== null) === isPart)
      .map(({ key, label, field }) => ({ value: key, label, hint: field.isUnique ? 'unique' : undefined }));
  return [
    { value: '', items: [leftOut] },
    { value: 'Fields', items: items(false) },
    { value: 'Parts of fields', items: items(true) },
  ].filter((group) => group.items.length > 0);
}
