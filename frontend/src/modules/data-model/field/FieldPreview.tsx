import type { Icon } from '@tabler/icons-react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { kindOf } from '@/modules/object-record';
import { inElement } from '@/modules/object-record/fields/shared/displays';
import { FieldIcon } from '../FieldIcon';
import * as f from './FieldForm.css';
import * as s from './FieldPreview.css';

interface FieldPreviewProps {
  field: FieldMetadata;
  /** The icon of its type. */
  icon: Icon;
  /** The values to show, in the form the field's kind reads. */
  values: readonly unknown[];
  note?: string;
}

/** How a field will look, in a table and beside a record: with the same code that shows it there. */
export function FieldPreview({ field, icon, values, note }: FieldPreviewProps) {
  const kind = kindOf(field);
  const shown = values.map((value) => (kind.isEmpty(value) ? null : kind.display(value, field)));
  const label = field.label.trim() || 'Untitled field';
  return (
    <aside className={f.aside} aria-label="Preview">
      <h3 className={f.asideTitle}>In a table</h3>
      <div className={s.table} data-alignment={kind.alignment}>
        <div className={s.head}>
          <FieldIcon name={field.icon} fallback={icon} size={15} />
          <span className={s.label}>{label}</span>
        </div>
        {shown.map((value, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={s.cell}>
            {value === null ? null : inElement(value)}
          </div>
        ))}
      </div>
      <h3 className={f.asideTitle}>In a record</h3>
      <div className={s.row}>
        <span className={s.rowLabel}>
          <FieldIcon name={field.icon} fallback={icon} size={15} />
          <span className={s.label}>{label}</span>
        </span>
        <span className={s.rowValue}>
          {shown[0] === null || shown[0] === undefined ? <span className={s.empty}>Empty</span> : inElement(shown[0])}
        </span>
      </div>
      {note && <p className={s.note}>{note}</p>}
    </aside>
  );
}
