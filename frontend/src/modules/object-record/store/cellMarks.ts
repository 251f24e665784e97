/** What a cell should tell besides its value: that the server refused it, or that someone else just changed it. */

export interface CellMark {
  readonly recordId: string;
  readonly fieldName: string;
  readonly kind: 'refused' | 'changed';
  /** Why, for a refusal. */
  readonly message: string;
}

const flashTime = 600;

export class CellMarks {
  private marks: readonly CellMark[] = [];
  private readonly listeners = new Set<() => void>();

  readonly getSnapshot = (): readonly CellMark[] => this.marks;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  refuse(recordId: string, fieldNames: readonly string[], message: string): void {
    this.replace(recordId, fieldNames, 'refused', message);
  }

  /** Shows for a moment that others changed these. */
  flash(recordId: string, fieldNames: readonly string[]): void {
    const added = this.replace(recordId, fieldNames, 'changed', '');
    setTimeout(() => this.publish(this.marks.filter((mark) => !added.includes(mark))), flashTime);
  }

  clear(recordId: string, fieldNames: readonly string[]): void {
    const kept = this.marks.filter((mark) => mark.recordId !== recordId || !fieldNames.includes(mark.fieldName));
    if (kept.length < this.marks.length) this.publish(kept);
  }

  clearAll(): void {
    this.publish([]);
  }

  private replace(
    recordId: string,
    fieldNames: readonly string[],
    kind: CellMark['kind'],
    message: string,
  ): readonly CellMark[] {
    const others = this.marks.filter((mark) => mark.recordId !== recordId || !fieldNames.includes(mark.fieldName));
    const added = fieldNames.map((fieldName) => ({ recordId, fieldName, kind, message }));
    this.publish([...others, ...added]);
    return added;
  }

  private publish(marks: readonly CellMark[]): void {
    this.marks = marks;
    for (const listener of this.listeners) listener();
  }
}
