import { type ClipboardEvent, type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import type { FieldOption } from '@/modules/object-metadata';
import { ColorMenu } from '@/modules/ui/ColorMenu';
import { IconGripVertical, IconX } from '@/modules/ui/icons';
import { IconButton } from '@/modules/ui/primitives/Button';
import { input } from '@/modules/ui/primitives/Field.css';
import * as s from './OptionsForm.css';

interface OptionRowProps {
  option: FieldOption;
  index: number;
  count: number;
  withValue: boolean;
  onLabel: (label: string) => void;
  onChange: (patch: Partial<Pick<FieldOption, 'value' | 'color'>>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

export function OptionRow(props: OptionRowProps) {
  const { option, index, count, withValue, onLabel, onChange, onMove, onRemove, onKeyDown, onPaste } = props;
  const row = useRef<HTMLLIElement>(null);
  const name = option.label || `option ${index + 1}`;
  return (
    <li ref={row} className={s.row} data-values={withValue || undefined}>
      <Grip name={name} row={row} index={index} count={count} onMove={onMove} />
      <ColorMenu label={`Colour of ${name}`} value={option.color} onChange={(color) => onChange({ color })} />
      <input
        className={input}
        data-label
        aria-label={`Option ${index + 1}`}
        placeholder="Name of the option"
        value={option.label}
        onChange={({ target }) => onLabel(target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {withValue && (
        <input
          className={s.value}
          aria-label={`API value of ${name}`}
          spellCheck={false}
          value={option.value}
          onChange={({ target }) => onChange({ value: target.value.toUpperCase().replaceAll(/[^A-Z0-9_]/gu, '_') })}
        />
      )}
      <IconButton icon={IconX} label={`Remove ${name}`} disabled={count === 1} onClick={onRemove} />
    </li>
  );
}

interface GripProps {
  name: string;
  row: RefObject<HTMLLIElement | null>;
  index: number;
  count: number;
  onMove: (to: number) => void;
}

/** Moves its row: dragged, or by the arrow keys. */
function Grip({ name, row, index, count, onMove }: GripProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 0 && to < count) onMove(to);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const rows = [...(row.current?.parentElement?.children ?? [])];
    const over = rows.findIndex((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return event.clientY >= top && event.clientY < bottom;
    });
    if (over >= 0 && over !== index) onMove(over);
  };
  return (
    <button
      type="button"
      className={s.grip}
      aria-label={`Move ${name}, ${index + 1} of ${count}`}
      data-tip="Drag, or move with the arrow keys"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    >
      <IconGripVertical size={16} stroke={1.6} aria-hidden />
    </button>
  );
}
