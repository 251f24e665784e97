import type { Icon } from '@tabler/icons-react';
import { kindOf } from '@/modules/object-record';
import { inElement } from '@/modules/object-record/fields/shared/displays';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import type { FieldMetadata } from '@/modules/object-metadata';
import { Spinner } from '@/modules/ui/primitives/Spinner';
import type { FieldBasics } from '../field/fieldDraft';
import * as f from '../field/FieldForm.css';
import type { ModelObject } from '../types';
import { resultField } from './computedField';
import type { FormulaPreview } from './formula.graphql';
import * as s from './ResultPreview.css';

interface ResultPreviewProps {
  object: ModelObject;
  basics: FieldBasics;
  preview: FormulaPreview | null;
  isLoading: boolean;
}

/** What comes out: of which type it is, and what it is for a few records. */
export function ResultPreview({ object, basics, preview, isLoading }: ResultPreviewProps) {
  const field = preview?.type ? resultField(preview.type, object.id, basics) : null;
  const examples = preview?.examples ?? [];
  return (
    <>
      <div className={s.head}>
        <h3 className={f.asideTitle}>Result</h3>
        <span className={s.type} role="status">
          {field ? <TypeName field={field} /> : isLoading ? <Spinner label="Working it out" /> : 'Nothing yet'}
        </span>
      </div>
      {field && examples.length > 0 && (
        <table className={s.table} aria-label="Examples">
          <tbody>
            {examples.map((example) => (
              <tr key={example.recordId}>
                <th scope="row" className={s.record}>
                  {example.label || 'Untitled'}
                </th>
                <td className={s.value}>{shown(field, example.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function TypeName({ field: { type } }: { field: FieldMetadata }) {
  const { label, icon }: { label: string; icon: Icon } = fieldDesigns[type];
  const Glyph = icon;
  return (
    <>
      <Glyph size={14} stroke={1.6} aria-hidden />
      {label}
    </>
  );
}

function shown(field: FieldMetadata, value: unknown) {
  const kind = kindOf(field);
  const read = kind.read({ [field.name]: value }, field);
  return kind.isEmpty(read) ? <span className={s.blank}>blank</span> : inElement(kind.display(read, field));
}
