/** What every field type must answer: one folder per type, one object of this shape, one registry of them all. */
import type { FieldNode } from 'graphql';
import type { ComponentType, ReactNode } from 'react';
import type { FieldMetadata, FieldType } from '@/modules/object-metadata';
import type { FieldFilter, FieldValues, FilterOperand } from '../types';

export type Parsed<Value> = { ok: true; value: Value | null } | { ok: false; message: string };

/** Where the focus goes once an edit is committed. */
export type CommitMove = 'stay' | 'down' | 'up' | 'next' | 'previous';

export interface EditorProps<Value> {
  field: FieldMetadata;
  kind: FieldKind<Value>;
  value: Value | null;
  /** What was typed to open the editor; null when it was opened without typing. */
  initialText: string | null;
  /** Registers how to read what is in the editor now; asked on Enter, Tab and when the focus leaves. */
  onReader: (read: () => Parsed<Value>) => void;
  /** For editors in which choosing is committing, such as a list of options. */
  onCommit: (value: Value | null, move?: CommitMove) => void;
  onCancel: () => void;
  /** Something changed since the last refusal, so its message may go. */
  onInput: () => void;
}

/**
 * `toggle` edits in place with one key, `inline` lays a line of text over the cell, `popover` opens beside it,
 * `none` cannot be edited.
 */
export type EditingStyle = 'none' | 'toggle' | 'inline' | 'popover';

export interface FieldKind<Value = unknown> {
  readonly type: FieldType;
  /** Pixels of a column that nobody resized. */
  readonly width: number;
  readonly alignment: 'start' | 'end';
  readonly editing: EditingStyle;
  readonly Editor: ComponentType<EditorProps<Value>> | null;

  toSelection(field: FieldMetadata): readonly FieldNode[];
  /** The value in an answer of the API; null when it is absent or not of this shape. */
  read(node: FieldValues, field: FieldMetadata): Value | null;
  /** The input that writes the value. */
  toInput(value: Value | null, field: FieldMetadata): FieldValues;

  isEmpty(value: Value | null): boolean;
  /** Plain text, as in the clipboard, in a CSV file and in accessible names. */
  format(value: Value, field: FieldMetadata): string;
  /** Typed or pasted text as a value. */
  parse(text: string, field: FieldMetadata, previous: Value | null): Parsed<Value>;
  /**
   * Never called for an empty value. No hooks, no handlers: hundreds of these are on the screen. What is only words is
   * returned as words: a cell holds them without an element of their own.
   */
  display(value: Value, field: FieldMetadata): ReactNode;

  readonly operands: readonly FilterOperand[];
  /** The condition in the API's terms. */
  toFilter(filter: FieldFilter, field: FieldMetadata): FieldValues;
  /** Whether a value meets the condition; null when only the server can tell. */
  evaluate(filter: FieldFilter, value: Value | null, field: FieldMetadata): boolean | null;

  /** Items of `orderBy`; null when records cannot be sorted by the field. */
  toOrderBy(direction: OrderDirection, field: FieldMetadata): readonly FieldValues[] | null;
  /** Ascending order of two values that are not empty. */
  compare(left: Value, right: Value, field: FieldMetadata): number;
}

export type OrderDirection = 'AscNullsLast' | 'DescNullsLast';

export const parsed = <Value>(value: Value | null): Parsed<Value> => ({ ok: true, value });
export const refused = (message: string): { ok: false; message: string } => ({ ok: false, message });
